import type { PDFDocument } from 'pdf-lib';
import { PDFArray, PDFHexString, PDFString } from 'pdf-lib';
import { structureCheck } from './structure-check.ts';

/** Row 4. Workflows tell files, and versions of one file, apart by the two identifiers (ISO 32000-1, 14.4). */
export const fileId = structureCheck({
  code: 'preflight/file-id',
  inspect: ({ document }) => {
    const fault = faultOf(document);
    return fault === undefined
      ? []
      : [
          {
            message: `Expected /ID in the trailer with two strings that are not empty, ${fault}.`,
            hint: 'Write the file with qpdf --deterministic-id, which makes both from the content.',
          },
        ];
  },
});

function faultOf({ context }: PDFDocument): string | undefined {
  const id = context.lookup(context.trailerInfo.ID);
  if (id === undefined) return 'found none';
  if (!(id instanceof PDFArray)) return 'found something else than an array';
  if (id.size() !== 2) return `found ${id.size()}`;
  const lengths = [0, 1].map((index) => {
    const string = id.lookup(index);
    return string instanceof PDFString || string instanceof PDFHexString
      ? string.asBytes().length
      : undefined;
  });
  if (lengths.includes(undefined)) return 'found something else than a string';
  return lengths.includes(0) ? 'found an empty one' : undefined;
}
