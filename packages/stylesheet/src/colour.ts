/** Red, green and blue of sRGB, each from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Whether `text` is a colour as the stylesheet writes it: six hexadecimal digits, letters capital. */
export function isHex(text: string): boolean {
  return /^[0-9A-F]{6}$/.test(text);
}

/** The sRGB colour of six hexadecimal digits. */
export function parseHex(hex: string): Rgb {
  if (!/^[0-9A-Fa-f]{6}$/.test(hex))
    throw new RangeError(`expected six hexadecimal digits, got "${hex}"`);
  const channel = (start: number): number => parseInt(hex.slice(start, start + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}

/** Six capital hexadecimal digits; channels outside [0, 1] are clipped. */
export function formatHex(rgb: Rgb): string {
  return rgb
    .map((value) => Math.round(255 * Math.min(1, Math.max(0, value))))
    .map((value) => value.toString(16).padStart(2, '0').toUpperCase())
    .join('');
}

/** Light that a channel of sRGB stands for, from 0 to 1 (IEC 61966-2-1). */
export function linearise(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** Inverse of `linearise`. */
export function delinearise(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}
