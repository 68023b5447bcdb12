import { groupAt, groupsAt } from './braces.ts';

/** The single numbers of figures, by `<chapter>/<figure>`, then by name. */
export type ComputedNumbers = ReadonlyMap<string, Readonly<Record<string, number>>>;

/** The numbers in a figure's numbers.tex, as the build writes it. */
export function parseNumbers(text: string): Record<string, number> {
  const lines = text.matchAll(/^\\definecomputed\{[^}]*\}\{([^}]*)\}\{([^}]*)\}/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [name!, Number(value)]));
}

/**
 * A text in which each `\computed[digits]{figure}{number}` has become what the book prints for it.
 *
 * @throws Error with a sentence when no figure computes such a number.
 */
export function quoteNumbers(tex: string, chapter: string, numbers: ComputedNumbers): string {
  let quoted = '';
  let from = 0;
  for (const { index, 0: macro } of tex.matchAll(/\\computed(?![A-Za-z])/g)) {
    const start = index + macro.length;
    const digits = groupAt(tex, start, '[]');
    const { groups, end } = groupsAt(tex, digits?.end ?? start, 2);
    const [figure = '', name = ''] = groups.map(({ text }) => text);
    const value = numbers.get(`${chapter}/${figure}`)?.[name];
    if (value === undefined)
      throw new Error(`the figure ${chapter}/${figure} computes no number called "${name}"`);
    quoted += tex.slice(from, index) + formatComputed(value, Number(digits?.text ?? 2));
    from = end;
  }
  return quoted + tex.slice(from);
}

/**
 * As chiaroscuro.lua formats it, with C's printf: so many decimals, ties to even, and a rounded zero has no sign; thin
 * spaces part five digits before the point, or more, into threes.
 */
function formatComputed(value: number, digits: number): string {
  // A double is half-way between two decimals exactly when this is odd.
  const isTie = (Math.abs(value) * 2 ** (digits + 1)) % 2 === 1;
  const scale = 10 ** digits;
  const rounded = isTie
    ? (Math.sign(value) * 2 * Math.round((Math.abs(value) * scale) / 2)) / scale
    : value;
  const [whole = '', ...decimals] = rounded
    .toFixed(digits)
    .replace(/^-([0.]*)$/, '$1')
    .split('.');
  const grouped = /\d{5}/.test(whole) ? whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, '\\,') : whole;
  return [grouped, ...decimals].join('.');
}
