import type { PDFDocument } from 'pdf-lib';

/** Adds blank pages at the end, each as large as the last page; the printer binds a multiple of some number. */
export function addBlankPages(document: PDFDocument, count: number): void {
  const { width, height } = document.getPage(document.getPageCount() - 1).getSize();
  for (let added = 0; added < count; added += 1) document.addPage([width, height]);
}
