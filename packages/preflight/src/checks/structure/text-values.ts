import type { PDFDocument, PDFObject } from 'pdf-lib';
import { PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib';

/** The text of a string entry, undefined if there is none or it is no string. */
export function textIn(dict: PDFDict, key: string): string | undefined {
  return textOf(dict.lookup(PDFName.of(key)));
}

/** The text of a string object (ISO 32000-1, 7.9.2.2). */
export function textOf(object: PDFObject | undefined): string | undefined {
  const isText = object instanceof PDFString || object instanceof PDFHexString;
  return isText ? object.decodeText() : undefined;
}

/** The Info dictionary of a document. */
export function infoOf({ context }: PDFDocument): PDFDict | undefined {
  const info = context.lookup(context.trailerInfo.Info);
  return info instanceof PDFDict ? info : undefined;
}
