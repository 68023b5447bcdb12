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

/** The name, without its slash, that an entry holds. */
export function nameIn(dict: PDFDict, key: string): string | undefined {
  const object = dict.lookup(PDFName.of(key));
  return object instanceof PDFName ? object.decodeText() : undefined;
}

/** The dictionary that an entry holds. */
export function dictIn(dict: PDFDict, key: string): PDFDict | undefined {
  const object = dict.lookup(PDFName.of(key));
  return object instanceof PDFDict ? object : undefined;
}

/** The Info dictionary of a document. */
export function infoOf({ context }: PDFDocument): PDFDict | undefined {
  const info = context.lookup(context.trailerInfo.Info);
  return info instanceof PDFDict ? info : undefined;
}
