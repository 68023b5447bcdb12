import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { EditionColours } from './resolve-edition.ts';

/**
 * The sRGB value of a colour that pages cannot do without, such as `paper`: six hexadecimal digits.
 *
 * @throws UserError `stylesheet/unknown` when the stylesheet does not define it.
 */
export function requiredColour(
  { edition, colours }: Pick<EditionColours, 'edition' | 'colours'>,
  name: string,
): string {
  const value = colours[name];
  if (value !== undefined) return value;
  throw new UserError({
    code: 'stylesheet/unknown',
    severity: 'error',
    message: `expected a colour named "${name}" for the edition "${edition}", but the stylesheet has none`,
    hint: `Define it in the stylesheet as a role: \\definerole{${name}}{…}.`,
  });
}
