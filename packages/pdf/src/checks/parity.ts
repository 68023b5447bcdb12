import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { PDFDocument } from 'pdf-lib';

/** Both editions have the same number of pages, so that a page reference holds in either. */
export function checkSamePageCount(screen: PDFDocument, print: PDFDocument): Diagnostic[] {
  const [screenPages, printPages] = [screen.getPageCount(), print.getPageCount()];
  if (screenPages === printPages) return [];
  return [
    {
      code: 'prepress/parity',
      severity: 'error',
      message: `Expected both editions to have as many pages, found ${screenPages} (screen) and ${printPages} (print).`,
      hint: 'Compare the pages around the first figure or formula whose size differs between the editions.',
    },
  ];
}
