import { requiredColour } from '@chiaroscuro/stylesheet/required-colour';
import { resolveEdition } from '@chiaroscuro/stylesheet/resolve-edition';
import type { Stylesheet } from '@chiaroscuro/stylesheet/stylesheet';

/** The two looks of the website: those of an edition for screens and of a printed one. */
export const looks = ['dark', 'light'] as const;
export type Look = (typeof looks)[number];

/** Which edition gives which look. */
export type LookEditions = Readonly<Record<Look, string>>;

/**
 * The style sheet of the website's colours, all taken from the book's: custom properties for the roles of the page, and
 * a class `c-<name>` for each symbol, hue and role. The look is the reader's system's, unless `data-look` says otherwise.
 *
 * @throws UserError `stylesheet/unknown` for an edition that the stylesheet does not know.
 */
export function colourSheet(stylesheet: Stylesheet, editions: LookEditions): string {
  const [dark, light] = looks.map((look) => properties(stylesheet, editions[look]));
  const names = Object.keys(resolveEdition(stylesheet, editions.dark).colours);
  return [
    `:root{color-scheme:light;${light}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-look=light]){color-scheme:dark;${dark}}}`,
    `:root[data-look=dark]{color-scheme:dark;${dark}}`,
    `.paper-dark{color-scheme:dark;${dark}}`,
    `.paper-light{color-scheme:light;${light}}`,
    ...names.map((name) => `.c-${name}{color:var(--${name})}`),
    '',
  ].join('\n');
}

function properties(stylesheet: Stylesheet, edition: string): string {
  const resolved = resolveEdition(stylesheet, edition);
  const { colours } = resolved;
  const [paper, ink] = [requiredColour(resolved, 'paper'), requiredColour(resolved, 'ink')];
  const { rule = ink, muted = ink, link = ink, faint = rule } = colours;
  return Object.entries({ ...colours, paper, ink, rule, muted, link, faint })
    .map(([name, hex]) => `--${name}:#${hex}`)
    .join(';');
}
