import type { RandomSource } from '@chiaroscuro/compute/random';

/** A symbol of the stylesheet: the name of its macro and of its colour, and what it means. */
export interface Accent {
  name: string;
  meaning: string;
}

/** The macro that prints the symbol. */
export function macro({ name }: Accent): string {
  return `\\${name}`;
}

/** What a kind of figure is given to make one of its figures. */
export interface FigureRequest {
  /** Kebab-case, unique in the book. */
  name: string;
  /** The figure's own colour. */
  accent: Accent;
  random: RandomSource;
}

/** The files of a figure, and what the text says of it. */
export interface FigureSource {
  /** The contents of `<name>.ts`. */
  code: string;
  /** The contents of `<name>.tex`. */
  drawing: string;
  /** TeX of the caption. */
  caption: string;
}

/** A number from `low` to `high` with that many decimals. */
export function pick(random: RandomSource, [low, high]: [number, number], decimals: number) {
  return Number((low + (high - low) * random.uniform()).toFixed(decimals));
}
