import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PDFDocument } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import type { TargetFault } from './destinations.ts';
import { targetFaults } from './destinations.ts';
import { boxEntry, nameEntry } from '../../pdf-values.ts';
import { outlineItems } from './outline-items.ts';
import { structureCheck } from './structure-check.ts';

/** Row 38. Every link and every outline item leads to a page of the book, to an address on the web, or to a file that lies beside it. */
export const links = structureCheck({
  code: 'preflight/links',
  applies: ({ profile }) => profile.medium === 'screen',
  inspect: ({ document, path: pdf, book }) => {
    const companions = book?.companions;
    const isBeside = (file: string): boolean =>
      companions?.includes(file) ?? existsSync(path.join(path.dirname(pdf), file));
    const faultOf = targetFaults(document, isBeside);
    return [...linksOnPages(document, faultOf), ...linksOfOutline(document, faultOf)];
  },
});

function linksOnPages(document: PDFDocument, faultOf: TargetFault): Remark[] {
  return document.getPages().flatMap(({ node }, index) => {
    const annotations = node.lookup(PDFName.of('Annots'));
    if (!(annotations instanceof PDFArray)) return [];
    return Array.from({ length: annotations.size() }, (_, place) => annotations.lookup(place))
      .filter((annotation) => annotation instanceof PDFDict)
      .filter((annotation) => nameEntry(annotation, 'Subtype') === 'Link')
      .flatMap((annotation) => {
        const fault = faultOf(annotation);
        const where = boxEntry(annotation, 'Rect');
        return fault
          ? [
              {
                message: `Expected every link to lead somewhere, found ${fault.fault}.`,
                place: { page: index + 1 },
                ...(where && { where }),
                hint: fault.hint,
              },
            ]
          : [];
      });
  });
}

function linksOfOutline(document: PDFDocument, faultOf: TargetFault): Remark[] {
  return outlineItems(document).flatMap(({ title, dict }) => {
    const fault = faultOf(dict);
    return fault
      ? [
          {
            message: `Expected every item of the outline to lead somewhere, found ${JSON.stringify(title)} with ${fault.fault}.`,
            hint: fault.hint,
          },
        ]
      : [];
  });
}
