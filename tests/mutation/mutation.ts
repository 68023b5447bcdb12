import type { Change } from './mutation-bench.ts';

/** One thing that is different from the book that was built, and what must follow from it. */
export interface Mutation {
  name: string;
  mutate(change: Change): void;
  /** The steps that have to be done again, such as `draw wave/quote (print)`: all that give another result. */
  rebuilds: readonly string[];
  /** Those of them whose results stay as they were, by design. */
  vain?: { steps: readonly string[]; why: string };
  /** What the plan must say of some step. */
  reason: RegExp;
  backend?: 'cpu';
  /** Of a figure that is called otherwise now. */
  newName?: string;
}

/** Mutations that concern different figures, built together to save time. */
export interface Round {
  title: string;
  mutations: readonly Mutation[];
}

/** An edit that replaces a text of a file, which must be there. */
export function replacing(file: string, from: string, to: string): Mutation['mutate'] {
  return (change) => change(file, (text) => text.replace(from, to));
}

/** Likewise in the stylesheet. */
export function restyling(from: string, to: string): Mutation['mutate'] {
  return replacing('maths-preamble.tex', from, to);
}

/** Likewise in the code or the drawing of a figure. */
export function editing(figure: string, kind: 'ts' | 'tex', from: string, to: string) {
  return replacing(`chapters/wave/figures/${figure}/${figure}.${kind}`, from, to);
}

/** The steps of new numbers, and of the drawings that show them. */
export function numbers(figure: string, ...others: string[]): string[] {
  return [`compute wave/${figure}`, ...drawings(figure, ...others), ...pages];
}

/** The drawings of these figures in both editions. */
export function drawings(...figures: string[]): string[] {
  return ['screen', 'print'].flatMap((edition) => drawingsFor(edition, ...figures));
}

/** The drawings of these figures in one edition. */
export function drawingsFor(edition: string, ...figures: string[]): string[] {
  return figures.map((figure) => `draw wave/${figure} (${edition})`);
}

export const pages = ['typeset screen', 'typeset print'];
export const allFigures = [
  'components',
  'descent',
  'framed',
  'landscape',
  'quote',
  'standing-wave',
];
