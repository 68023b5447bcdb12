import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Stylesheet } from './stylesheet.ts';

/** The stylesheet as one edition sees it: names to sRGB values, six capital hexadecimal digits. */
export interface EditionColours {
  edition: string;
  /** Every hue, role and symbol (macro name without backslash), sorted by name. */
  colours: Readonly<Record<string, string>>;
  /** Stops of every colour map, sorted by name. */
  colourMaps: Readonly<Record<string, readonly string[]>>;
}

/**
 * The colours of one edition.
 *
 * @throws UserError `stylesheet/unknown` when the stylesheet gives no values for the edition.
 */
export function resolveEdition(stylesheet: Stylesheet, edition: string): EditionColours {
  if (!stylesheet.editions.includes(edition)) {
    throw new UserError({
      code: 'stylesheet/unknown',
      severity: 'error',
      message: `expected colours for the edition "${edition}", but the stylesheet has them for ${stylesheet.editions.join(' and ') || 'none'}`,
      hint: `Write ${edition}=… in every declaration of the stylesheet.`,
    });
  }
  const named = new Map<string, string>();
  for (const [name, { values }] of stylesheet.hues) named.set(name, values[edition]!);
  for (const [name, { colour }] of stylesheet.roles) {
    named.set(name, 'hue' in colour ? named.get(colour.hue)! : colour.values[edition]!);
  }
  for (const [name, { colour }] of stylesheet.symbols) named.set(name, named.get(colour)!);
  const maps = [...stylesheet.colourMaps].map(
    ([name, { stops }]) => [name, stops[edition]!] as const,
  );
  return { edition, colours: sortByName(named), colourMaps: sortByName(maps) };
}

function sortByName<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
