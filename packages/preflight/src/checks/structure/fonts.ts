import { scanContent } from '@chiaroscuro/pdf/content-scanner';
import { resourceObjects } from '@chiaroscuro/pdf/content-walk';
import type { FontUse } from '@chiaroscuro/pdf/font-uses';
import { fontUses } from '@chiaroscuro/pdf/font-uses';
import type { PDFDict } from 'pdf-lib';
import { PDFStream } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import { dictEntry, nameEntry } from '../../pdf-values.ts';
import { firstOfEach } from './first-of-each.ts';
import { readableBytes } from './readable-bytes.ts';
import { structureCheck } from './structure-check.ts';

/**
 * Row 18. Every font is in the file, or a printer's machine, or a reader's, would put another in its place; and its glyphs are
 * outlines, or they would show their dots at any size but one.
 */
export const fonts = structureCheck({
  code: 'preflight/fonts',
  inspect: ({ document }) =>
    firstOfEach(
      fontUses(document).flatMap((font) => {
        const fault = font.isEmbedded ? bitmapFault(font) : missingFault(font);
        return fault ? [{ ...fault, place: placeOf(font) }] : [];
      }),
    ),
});

/** Fonts that every reader once had to bring along (ISO 32000-1, 9.6.2.2), so that many programs do not embed them. */
const standardFonts =
  /^(Courier|Helvetica|Times)(-(Roman|Bold|Italic|Oblique|BoldItalic|BoldOblique))?$|^(Symbol|ZapfDingbats)$/;

function missingFault({ name }: FontUse): Remark {
  const isStandard = standardFonts.test(name);
  const what = isStandard ? `the standard font ${name}` : name;
  const courier =
    ' Courier in a book is most often what a program has put in the place of a font that it did not find.';
  return {
    message: `Expected every font to be embedded, but ${what} is not.`,
    hint: `Typeset with a font that fontspec loads from a file; included PDFs must embed theirs.${name.startsWith('Courier') ? courier : ''}`,
  };
}

function bitmapFault({ name, dict }: FontUse): Remark | undefined {
  if (nameEntry(dict, 'Subtype') !== 'Type3') return undefined;
  const glyphs = dictEntry(dict, 'CharProcs');
  const isBitmap = glyphs?.keys().some((key) => {
    const glyph = glyphs.lookup(key);
    return glyph instanceof PDFStream && isImage(glyph, dict);
  });
  return isBitmap
    ? {
        message: `Expected only outlines, but the glyphs of the Type 3 font ${nameEntry(dict, 'Name') ?? name} are bitmaps.`,
        hint: 'Load an OpenType or Type 1 version of the font; a PK font comes from a package that knows only Metafont.',
      }
    : undefined;
}

/** A glyph is painted as an image, in line or from the resources. */
function isImage(glyph: PDFStream, font: PDFDict): boolean {
  const resources = dictEntry(font, 'Resources');
  const images = (resources ? resourceObjects(resources, 'XObject') : []).filter(
    (object) => object instanceof PDFStream && nameEntry(object.dict, 'Subtype') === 'Image',
  );
  let paints = false;
  // That content cannot be read is said of its colours.
  scanContent(readableBytes(glyph) ?? new Uint8Array(), (operator) => {
    if (operator === 'BI' || (operator === 'Do' && images.length > 0)) paints = true;
  });
  return paints;
}

function placeOf({ page, figure }: FontUse) {
  return { page, ...(figure !== undefined && { figure }) };
}
