import { pageTexts } from '@chiaroscuro/pdf/page-texts';
import type { Remark } from '../../check.ts';
import { structureCheck } from './structure-check.ts';

/** What no finished book says: a reference or citation that leads nowhere, and what waits to be written. */
const unfinished: readonly { pattern: RegExp; hint: string }[] = [
  {
    pattern: /(?<![?!])\?\?(?![?!])|\[\?\]/g,
    hint: 'LaTeX prints this for a \\cref, \\ref or \\autocite whose label or key does not exist; its transcript names it.',
  },
  {
    pattern:
      /\b(TODO|FIXME|TBD)\b|\[\s*(placeholder|insert|your|todo|tbd)\b[^\]]*\]|\blorem ipsum\b/gi,
    hint: 'Write what the placeholder stands for, or take it out.',
  },
];

/** How much of a page's text is shown around what was found. */
const around = 30;

/** Row 32. Text that shows a book to be unfinished, or that this printer refuses. */
export const forbiddenText = structureCheck({
  code: 'preflight/forbidden-text',
  inspect: async ({ path, profile }) => {
    const forbidden = [...unfinished];
    if (profile.medium === 'print') {
      const hint = `The printer (${profile.printer.title}) refuses books that say this: leave it out of the print edition.`;
      for (const source of profile.printer.forbiddenTexts.value)
        forbidden.push({ pattern: new RegExp(source, 'gi'), hint });
    }
    const texts = await pageTexts(path);
    return texts.flatMap((text, index) => remarksOf({ text, page: index + 1, forbidden }));
  },
});

function remarksOf(options: {
  text: string;
  page: number;
  forbidden: readonly { pattern: RegExp; hint: string }[];
}): Remark[] {
  const { text, page, forbidden } = options;
  // A printer's list may name again what is unfinished.
  const told = new Set<number>();
  return forbidden.flatMap(({ pattern, hint }) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: found }) => {
      if (told.has(index) || found === '') return [];
      told.add(index);
      return [
        {
          message: `Expected none of what a finished book must not say, found ${JSON.stringify(found)}.`,
          place: { page },
          excerpt: excerptOf(text, index, found.length),
          hint,
        },
      ];
    }),
  );
}

function excerptOf(text: string, index: number, length: number): string {
  const [start, end] = [
    Math.max(0, index - around),
    Math.min(text.length, index + length + around),
  ];
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
