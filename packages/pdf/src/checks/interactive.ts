import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { PDFDocument } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import { interactiveCatalogKeys, interactivePageKeys } from '../navigation.ts';

/** Paper has no links: the print edition holds no annotations, outline, actions, forms or files. */
export function checkNoInteractiveParts(document: PDFDocument): Diagnostic[] {
  const ofDocument = interactiveCatalogKeys
    .filter((key) => document.catalog.has(PDFName.of(key)))
    .map((key) => fault(`found /${key} in the catalog`));
  const ofPages = document
    .getPages()
    .flatMap(({ node }, index) =>
      interactivePageKeys
        .filter((key) => node.has(PDFName.of(key)))
        .map((key) => fault(`found /${key}`, index + 1)),
    );
  return [...ofDocument, ...ofPages];
}

function fault(found: string, page?: number): Diagnostic {
  return {
    code: 'prepress/interactive',
    severity: 'error',
    message: `Expected no interactive parts in the print edition, ${found}.`,
    ...(page !== undefined && { place: { page } }),
  };
}
