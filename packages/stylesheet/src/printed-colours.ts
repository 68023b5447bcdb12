import { parseOwnInks } from './own-inks.ts';
import type { Press } from './press-colours.ts';
import type { EditionColours } from './resolve-edition.ts';

/** What the inks of a press give for a name of the palette and its value: six capital hexadecimal digits of sRGB. */
export function printedColours(
  press: Press,
  { ownInks }: EditionColours,
): (hex: string, name: string) => string {
  return (hex, name) => press.printed(parseOwnInks(ownInks?.[name] ?? '')?.inks ?? press.inks(hex));
}
