import type { PDFDocument } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName } from 'pdf-lib';
import { paintedContent, resourceObjects } from './content-walk.ts';

/** A font of a document, as its pages offer it. */
export interface FontUse {
  /** PostScript name with the tag of its subset, for instance `ABCDEF+TeXGyrePagella-Regular`. */
  name: string;
  isEmbedded: boolean;
  dict: PDFDict;
  /** First page, from 1, whose content offers the font. */
  page: number;
  figure?: string;
}

/** All fonts, in the order in which the pages bring them up. */
export function fontUses(document: PDFDocument): FontUse[] {
  const seen = new Set<PDFDict>();
  const fonts: FontUse[] = [];
  for (const { resources, page, figure } of paintedContent(document)) {
    for (const font of resources ? resourceObjects(resources, 'Font') : []) {
      if (!(font instanceof PDFDict) || seen.has(font)) continue;
      seen.add(font);
      const name = font.lookup(PDFName.of('BaseFont'));
      fonts.push({
        name: name instanceof PDFName ? name.decodeText() : 'a font without a name',
        isEmbedded: isEmbedded(font),
        dict: font,
        page,
        ...(figure !== undefined && { figure }),
      });
    }
  }
  return fonts;
}

function isEmbedded(font: PDFDict): boolean {
  const subtype = font.lookup(PDFName.of('Subtype'));
  // The glyphs of a Type 3 font are content streams of the file itself.
  if (subtype === PDFName.of('Type3')) return true;
  if (subtype === PDFName.of('Type0')) {
    const descendants = font.lookup(PDFName.of('DescendantFonts'));
    const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
    return descendant instanceof PDFDict && isEmbedded(descendant);
  }
  const descriptor = font.lookup(PDFName.of('FontDescriptor'));
  return (
    descriptor instanceof PDFDict &&
    ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)))
  );
}
