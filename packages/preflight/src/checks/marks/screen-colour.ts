import type { Rgb } from '@chiaroscuro/stylesheet/colour';
import type { Colour } from '../../mark.ts';

/**
 * The sRGB colour that a reader sees. Calibrated and ICC-based RGB count as sRGB, and inks as light
 * that is taken away, which is near enough to tell dark from light. Undefined for patterns, spot
 * colours, Lab and the like.
 */
export function screenColour({ family, components, colorants }: Colour): Rgb | undefined {
  if (colorants || ['Lab', 'Indexed', 'Pattern'].includes(family)) return undefined;
  const [first, second, third, fourth] = components;
  if (first === undefined) return undefined;
  if (second === undefined) return [first, first, first];
  if (third === undefined) return undefined;
  if (fourth === undefined) return [first, second, third];
  const light = (ink: number) => (1 - ink) * (1 - fourth);
  return [light(first), light(second), light(third)];
}

/** A colour over another, as much of it as `alpha` says. */
export function mixed(above: Rgb, below: Rgb, alpha: number): Rgb {
  const [red, green, blue] = above.map(
    (value, index) => alpha * value + (1 - alpha) * below[index]!,
  );
  return [red!, green!, blue!];
}

/** A pixel of three samples of 8 bits as a colour. */
export function pixelColour(pixel: Uint8Array): Rgb {
  return [(pixel[0] ?? 0) / 255, (pixel[1] ?? 0) / 255, (pixel[2] ?? 0) / 255];
}
