import { linearise, type Rgb } from './colour.ts';

/** L* from 0 to 100, a* and b* of CIELAB. */
export type Lab = readonly [lightness: number, a: number, b: number];

/** CIELAB of an sRGB colour under D65, the white of sRGB (CIE 15:2018; matrix of IEC 61966-2-1). */
export function toLab(rgb: Rgb): Lab {
  const [red, green, blue] = rgb.map(linearise) as [number, number, number];
  const x = compress((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = compress(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = compress((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** C*ab: the distance of a colour from the grey of its lightness. */
export function chroma([, a, b]: Lab): number {
  return Math.hypot(a, b);
}

function compress(ratio: number): number {
  return ratio > 216 / 24389 ? Math.cbrt(ratio) : ((24389 / 27) * ratio + 16) / 116;
}
