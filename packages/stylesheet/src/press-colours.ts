import * as lcms from 'lcms-wasm';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { chroma, toLab } from './cielab.ts';
import { formatHex, parseHex, type Rgb } from './colour.ts';

/** Coverages of cyan, magenta, yellow and black, each from 0 to 1. */
export type Cmyk = readonly [cyan: number, magenta: number, yellow: number, black: number];

/** Which inks a colour without chroma is printed with. */
export type NeutralInks = 'black only' | 'as profiled';

/** A printing condition: what inks a colour needs, and what colour inks give. */
export interface Press {
  /** Coverages, rounded to 3 decimals, for an sRGB colour. Neutrals take black alone by default. */
  inks(hex: string, neutrals?: NeutralInks): Cmyk;
  /** The sRGB colour, six hexadecimal digits, that coverages print as on the press's own paper. */
  printed(inks: Cmyk): string;
}

/** What a press is described by. */
export interface PressOptions {
  /** An ICC profile of class prtr with the colour space CMYK. */
  profile: Uint8Array;
  /** Most ink that may lie on one spot, in per cent of one full coverage; 300 by default. */
  totalInkLimit?: number;
}

/** Colours with less chroma (C*ab) than this are neutral. */
const neutralChroma = 3;

/**
 * Opens a printing condition with Little CMS: relative colorimetric intent with black point
 * compensation, in both directions.
 *
 * @throws UserError `stylesheet/profile` when the bytes are not a CMYK profile.
 */
export async function openPress({ profile, totalInkLimit = 300 }: PressOptions): Promise<Press> {
  const transforms = await openTransforms(profile);
  const printedLightness = (black: number): number => toLab(transforms.toRgb([0, 0, 0, black]))[0];

  function inks(hex: string, neutrals: NeutralInks = 'black only'): Cmyk {
    const rgb = parseHex(hex);
    const lab = toLab(rgb);
    if (neutrals === 'black only' && chroma(lab) < neutralChroma) {
      return [0, 0, 0, round(blackOfLightness(lab[0], printedLightness))];
    }
    return limitInk(transforms.toInks(rgb), totalInkLimit / 100);
  }

  return { inks, printed: (coverages) => formatHex(transforms.toRgb(coverages)) };
}

interface Transforms {
  toInks(rgb: Rgb): Cmyk;
  toRgb(inks: Cmyk): Rgb;
}

async function openTransforms(bytes: Uint8Array): Promise<Transforms> {
  const engine = await lcms.instantiate();
  const press = engine.cmsOpenProfileFromMem(bytes, bytes.length);
  if (!press || engine.cmsGetColorSpaceASCII(press) !== 'CMYK') {
    throw new UserError({
      code: 'stylesheet/profile',
      severity: 'error',
      message: `expected an ICC profile of a CMYK press, got ${bytes.length} bytes that are none`,
    });
  }
  const screen = engine.cmsCreate_sRGBProfile();
  const { TYPE_RGB_16, TYPE_CMYK_16, INTENT_RELATIVE_COLORIMETRIC } = lcms;
  const flags =
    lcms.cmsFLAGS_BLACKPOINTCOMPENSATION | lcms.cmsFLAGS_NOCACHE | lcms.cmsFLAGS_HIGHRESPRECALC;
  const create = (from: number, fromFormat: number, to: number, toFormat: number): number =>
    engine.cmsCreateTransform(from, fromFormat, to, toFormat, INTENT_RELATIVE_COLORIMETRIC, flags);
  const separate = create(screen, TYPE_RGB_16, press, TYPE_CMYK_16);
  const proof = create(press, TYPE_CMYK_16, screen, TYPE_RGB_16);
  const apply = (transform: number, values: readonly number[]): number[] =>
    Array.from(
      engine.cmsDoTransform(
        transform,
        values.map((value) => Math.round(value * 65535)),
        1,
      ),
      (value) => value / 65535,
    );
  return {
    toInks: (rgb) => apply(separate, rgb) as unknown as Cmyk,
    toRgb: (inks) => apply(proof, inks) as unknown as Rgb,
  };
}

/** The coverage of black alone that prints as light as `lightness` (L*), by bisection. */
function blackOfLightness(lightness: number, printed: (black: number) => number): number {
  if (lightness >= printed(0)) return 0;
  if (lightness <= printed(1)) return 1;
  let light = 0;
  let dark = 1;
  for (let halving = 0; halving < 20; halving += 1) {
    const middle = (light + dark) / 2;
    if (printed(middle) > lightness) light = middle;
    else dark = middle;
  }
  return (light + dark) / 2;
}

/** Takes colour away, never black, until the sum of the coverages is within `limit`. */
function limitInk([cyan, magenta, yellow, black]: Cmyk, limit: number): Cmyk {
  const colour = cyan + magenta + yellow;
  const share = Math.min(1, Math.max(0, limit - black) / Math.max(colour, Number.EPSILON));
  // Rounding down keeps a clamped sum below the limit.
  const place = share < 1 ? roundDown : round;
  return [place(cyan * share), place(magenta * share), place(yellow * share), place(black)];
}

function round(coverage: number): number {
  return Math.round(coverage * 1000) / 1000;
}

function roundDown(coverage: number): number {
  return Math.floor(coverage * 1000) / 1000;
}
