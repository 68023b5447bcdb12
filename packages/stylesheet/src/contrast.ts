import { linearise, parseHex } from './colour.ts';

/** Relative luminance of an sRGB colour, 0 for black to 1 for white (WCAG 2.2, "relative luminance"). */
export function relativeLuminance(hex: string): number {
  const [red, green, blue] = parseHex(hex);
  return 0.2126 * linearise(red) + 0.7152 * linearise(green) + 0.0722 * linearise(blue);
}

/** Contrast ratio of two sRGB colours, from 1 to 21, in either order (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(first: string, second: string): number {
  const luminances = [relativeLuminance(first), relativeLuminance(second)];
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
}
