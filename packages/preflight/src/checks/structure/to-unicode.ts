import { fontUses } from '@chiaroscuro/pdf/font-uses';
import type { PDFDict } from 'pdf-lib';
import { PDFName, PDFStream } from 'pdf-lib';
import { firstOfEach } from './first-of-each.ts';
import { readableBytes } from './readable-bytes.ts';
import { structureCheck } from './structure-check.ts';

/** Row 19. Without the table from glyphs to characters nothing can be searched, copied or read aloud; paper does not mind. */
export const toUnicode = structureCheck({
  code: 'preflight/to-unicode',
  inspect: ({ document, profile }) =>
    firstOfEach(
      fontUses(document)
        .filter(({ dict }) => !mapsCharacters(dict))
        .map(({ name, page, figure }) => ({
          ...(profile.medium === 'print' && { severity: 'note' }),
          message: `Expected every font to say which characters its glyphs are (/ToUnicode), but ${name} does not.`,
          place: { page, ...(figure !== undefined && { figure }) },
          hint: 'Set text in figures in the fonts of the stylesheet; LuaTeX makes no table for Type 1 fonts.',
        })),
    ),
});

/** A table that maps nothing is none. */
function mapsCharacters(font: PDFDict): boolean {
  const table = font.lookup(PDFName.of('ToUnicode'));
  if (!(table instanceof PDFStream)) return false;
  const text = Buffer.from(readableBytes(table) ?? []).toString('latin1');
  return /\bbegin(bfchar|bfrange)\b|\busecmap\b/.test(text);
}
