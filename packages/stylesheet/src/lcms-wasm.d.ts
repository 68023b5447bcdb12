/** The part of Little CMS, compiled to WebAssembly, that the press colours need. */
declare module 'lcms-wasm' {
  /** Handles are addresses in the memory of the WebAssembly module; 0 means failure. */
  export interface LittleCms {
    cmsOpenProfileFromMem(bytes: Uint8Array, length: number): number;
    cmsCreate_sRGBProfile(): number;
    cmsCloseProfile(profile: number): void;
    cmsGetColorSpaceASCII(profile: number): string | null;
    cmsCreateTransform(
      input: number,
      inputFormat: number,
      output: number,
      outputFormat: number,
      intent: number,
      flags: number,
    ): number;
    cmsDoTransform(transform: number, samples: ArrayLike<number>, pixels: number): Uint16Array;
    cmsDeleteTransform(transform: number): void;
  }

  export function instantiate(): Promise<LittleCms>;
  export const TYPE_RGB_16: number;
  export const TYPE_CMYK_16: number;
  export const INTENT_RELATIVE_COLORIMETRIC: number;
  export const cmsFLAGS_BLACKPOINTCOMPENSATION: number;
  export const cmsFLAGS_NOCACHE: number;
  export const cmsFLAGS_HIGHRESPRECALC: number;
}
