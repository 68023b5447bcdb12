import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { PDFDocument } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName } from 'pdf-lib';

/** A printer's system cannot open an encrypted file, and readers of a free one need no lock. */
export function checkNotEncrypted(document: PDFDocument): Diagnostic[] {
  if (!document.isEncrypted) return [];
  return [
    {
      code: 'prepress/encrypted',
      severity: 'error',
      message: 'Expected a file without encryption, found /Encrypt in its trailer.',
    },
  ];
}

/** Viewers and imposition programs read the folios from the page labels, which begin at the first page. */
export function checkPageLabels(document: PDFDocument): Diagnostic[] {
  const labels = document.catalog.lookup(PDFName.of('PageLabels'));
  const isTree =
    labels instanceof PDFDict && (labels.has(PDFName.of('Kids')) || startsAtFirstPage(labels));
  if (isTree) return [];
  return [
    {
      code: 'prepress/page-labels',
      severity: 'error',
      message: 'Expected page labels from the first page on, found none.',
      hint: 'Load hyperref with pdfpagelabels and start the book with \\frontmatter and \\mainmatter.',
    },
  ];
}

function startsAtFirstPage(labels: PDFDict): boolean {
  const numbers = labels.lookup(PDFName.of('Nums'));
  return numbers instanceof PDFArray && numbers.size() >= 2 && String(numbers.lookup(0)) === '0';
}
