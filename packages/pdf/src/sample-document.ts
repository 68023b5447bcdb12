import { PDFDocument, PDFName } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFPage } from 'pdf-lib';
import { documentBytes, readDocument } from './document-bytes.ts';
import type { PrintGeometry } from './page-boxes.ts';

/** The geometry of `sampleDocument`, for the tests of this package: 7 × 10 in with a bleed of 1/8 in. */
export const sampleGeometry: PrintGeometry = {
  trimWidth: 504,
  trimHeight: 720,
  bleed: { top: 9, bottom: 9, inside: 9, outside: 9 },
};

/** What a sample holds besides its sheets of 522 × 738 bp. */
export interface Sample {
  pages?: number;
  /** The content stream of every page. */
  content?: string;
  /** The resources of every page. */
  resources?: (context: PDFContext) => PDFDict;
  /** What else to do to it. */
  change?: (document: PDFDocument, pages: readonly PDFPage[]) => void | Promise<void>;
}

/** A small PDF for tests, written and read again, as the checks find one. */
export async function sampleDocument({
  pages = 2,
  content = '0 0 0 1 k 9 9 100 100 re f',
  resources,
  change,
}: Sample = {}): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context } = document;
  const leaves = Array.from({ length: pages }, () => document.addPage([522, 738]));
  for (const { node } of leaves) {
    node.set(PDFName.of('Contents'), context.register(context.flateStream(content)));
    node.set(PDFName.of('Resources'), resources ? resources(context) : context.obj({}));
  }
  document.catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [0, { S: 'D' }] }));
  await change?.(document, leaves);
  return readDocument(await documentBytes(document), 'sample');
}
