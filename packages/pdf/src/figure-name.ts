import type { PDFContext, PDFDict } from 'pdf-lib';
import { PDFDict as Dict, PDFHexString, PDFName, PDFString } from 'pdf-lib';

/**
 * Notes on a page which figure it shows, `<chapter>/<figure>`. The note is page-piece data
 * (ISO 32000-1, 14.5), which LuaTeX carries over to the form XObject when a document includes the
 * page; so a check of the finished book can still name the figure.
 */
export function setFigureName(page: PDFDict, figure: string): void {
  const { context } = page;
  // The standard asks for a date with every note; a fixed one keeps the bytes the same.
  const date = PDFString.of('D:20000101000000Z');
  const note = context.obj({ LastModified: date, Private: PDFHexString.fromText(figure) });
  page.set(PDFName.of('PieceInfo'), context.obj({ [application]: note }));
  page.set(PDFName.of('LastModified'), date);
}

/** The figure that a page or form XObject shows, if it was noted. */
export function figureName(context: PDFContext, dict: PDFDict): string | undefined {
  const pieces = dict.lookup(PDFName.of('PieceInfo'));
  const note = pieces instanceof Dict ? pieces.lookup(PDFName.of(application)) : undefined;
  const text = note instanceof Dict ? context.lookup(note.get(PDFName.of('Private'))) : undefined;
  return text instanceof PDFString || text instanceof PDFHexString ? text.decodeText() : undefined;
}

const application = 'Chiaroscuro';
