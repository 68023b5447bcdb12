import { pageTexts } from '@chiaroscuro/pdf/page-texts';
import type { Check } from '../../check.ts';

/**
 * Formulas copy and can be searched for as they read (row 41): each of those that the build knows
 * occurs in the text that Poppler extracts. White space does not count, for between glyphs of a
 * formula it is a guess.
 */
export const mathematics: Check = {
  code: 'preflight/mathematics',
  applies: ({ book }) => (book?.formulas?.length ?? 0) > 0,
  begin: ({ path, book }) => ({
    async end() {
      const pages = (await pageTexts(path)).map(withoutSpace);
      const missing = (book?.formulas ?? []).filter(
        ({ text }) => !pages.some((page) => page.includes(withoutSpace(text))),
      );
      return missing.map(({ text, label }) => ({
        message: `Expected the formula ${label} to copy as “${text}”, but no page’s text holds it.`,
        hint: 'Its fonts must say which characters their glyphs are; load mathematics fonts through unicode-math.',
      }));
    },
  }),
};

function withoutSpace(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '');
}
