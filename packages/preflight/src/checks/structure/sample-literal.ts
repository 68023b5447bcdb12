import type { PDFContext, PDFObject, PDFRef } from 'pdf-lib';

/** What `PDFContext.obj` makes an object from, nested as deeply as the tests of this folder need it. */
export type Literal = string | number | boolean | PDFRef | LiteralDict | Literal[];

/** Likewise a dictionary. */
export interface LiteralDict {
  [key: string]: Literal;
}

/** The object that a literal stands for. */
export function madeOf(context: PDFContext, literal: Literal): PDFObject {
  return context.obj([literal]).get(0);
}
