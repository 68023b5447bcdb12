import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Stylesheet } from './stylesheet.ts';

/** The stylesheet as one edition sees it: names to sRGB values, six capital hexadecimal digits. */
export interface EditionColours {
  edition: string;
  /** Every hue, role and symbol (macro name without backslash), sorted by name. */
  colours: Readonly<Record<string, string>>;
  /** Names with inks of the author's own choice to what is written, `C93A8B/10/85/5/0`; absent when there are none. */
  ownInks?: Readonly<Record<string, string>>;
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
  const own = new Map<string, string>();
  const define = (name: string, value: string, inks: string | undefined): void => {
    named.set(name, value);
    if (inks !== undefined) own.set(name, inks);
  };
  for (const [name, { values, ownInks }] of stylesheet.hues)
    define(name, values[edition]!, ownInks?.[edition]);
  for (const [name, { colour, ownInks }] of stylesheet.roles) {
    if ('hue' in colour) define(name, named.get(colour.hue)!, own.get(colour.hue));
    else define(name, colour.values[edition]!, ownInks?.[edition]);
  }
  for (const [name, { colour }] of stylesheet.symbols)
    define(name, named.get(colour)!, own.get(colour));
  const maps = [...stylesheet.colourMaps].map(
    ([name, { stops }]) => [name, stops[edition]!] as const,
  );
  return {
    edition,
    colours: sortByName(named),
    ...(own.size > 0 && { ownInks: sortByName(own) }),
    colourMaps: sortByName(maps),
  };
}

function sortByName<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
