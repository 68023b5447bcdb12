import type { Colour, Inks } from '../../mark.ts';

/** How much of an ink counts as none: TeX and PGF write colours with three to five decimals. */
export const noInk = 0.002;

/**
 * The inks of a colour that prints as it is set: CMYK, grey, and the separations that name process
 * inks. Undefined for a spot colour and for what the press would first have to convert.
 */
export function inksOf({ family, components, colorants }: Colour): Inks | undefined {
  const [first] = components;
  if (first === undefined) return undefined;
  if (colorants) return separatedInks(components, colorants);
  if (isCalibrated(family) || components.length === 3) return undefined;
  if (components.length === 1) return [0, 0, 0, 1 - first];
  if (components.length !== 4) return undefined;
  const [cyan, magenta, yellow, black] = components as [number, number, number, number];
  return [cyan, magenta, yellow, black];
}

/**
 * Sum of the inks of a colour, 1 for a solid of one ink. A Separation or DeviceN colour counts with
 * the sum of its tints, a coloured pattern with nothing, because its cell is marks of its own.
 * Undefined when only a renderer can tell, because the press would convert the colour first.
 */
export function inkSum(colour: Colour): number | undefined {
  const { family, components, colorants } = colour;
  if (family === 'Pattern' && components.length === 0) return 0;
  const inks = inksOf(colour);
  if (inks) return sum(inks);
  if (!colorants) return undefined;
  return sum(components.filter((_, index) => colorants[index] !== 'None'));
}

/** Whether a colour shows on white paper at all. */
export function isInked(colour: Colour): boolean {
  const total = inkSum(colour);
  if (colour.family === 'Pattern' || total === undefined) {
    return !(colour.components.length === 3 && colour.components.every((value) => value >= 1));
  }
  return total > noInk;
}

/** Sum of components. */
export function sum(components: readonly number[]): number {
  return components.reduce((total, value) => total + value, 0);
}

/** Spaces whose components are no inks, whatever their number: an index, or light. */
function isCalibrated(family: string): boolean {
  return ['Indexed', 'Lab', 'CalRGB', 'DeviceRGB'].includes(family);
}

const process = ['Cyan', 'Magenta', 'Yellow', 'Black'];

function separatedInks(tints: readonly number[], colorants: readonly string[]): Inks | undefined {
  const inks: [number, number, number, number] = [0, 0, 0, 0];
  for (const [index, name] of colorants.entries()) {
    const tint = tints[index] ?? 0;
    const ink = process.indexOf(name);
    if (name === 'All') inks.fill(tint);
    else if (ink >= 0) inks[ink] = tint;
    else if (name !== 'None') return undefined;
  }
  return inks;
}
