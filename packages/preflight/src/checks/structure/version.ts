import type { PdfStandard } from '@chiaroscuro/printers/printer-profile';
import type { PDFDocument } from 'pdf-lib';
import { PDFArray, PDFName, PDFStream } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import { nameEntry } from '../../pdf-values.ts';
import { reachableObjects } from './reachable-objects.ts';
import { printCheck } from './structure-check.ts';

/** What the standards say of versions, and what came with later ones or is forbidden outright. */
const demands: Readonly<
  Record<PdfStandard, { versions: readonly string[]; packsObjects: boolean; refused: string[] }>
> = {
  'PDF/X-4': { versions: ['1.6'], packsObjects: true, refused: ['LZWDecode'] },
  'PDF/X-1a:2001': {
    versions: ['1.3'],
    packsObjects: false,
    refused: ['LZWDecode', 'JBIG2Decode', 'JPXDecode', 'Crypt'],
  },
  // Printers that name no standard say nothing of versions; their systems know nothing of PDF 2.0.
  PDF: { versions: ['1.3', '1.4', '1.5', '1.6', '1.7'], packsObjects: true, refused: [] },
};

/** Row 3. The header and what is in the file must be of the version that the standard is built on. */
export const version = printCheck({
  code: 'preflight/version',
  inspect: ({ bytes, document }, { standard }) => {
    const { versions, packsObjects, refused } = demands[standard.value];
    return [
      ...wrongVersion({ bytes, document, versions, standard: standard.value }),
      ...(packsObjects ? [] : packedObjects(bytes, standard.value)),
      ...refusedFilters({ document, refused, standard: standard.value }),
    ];
  },
});

function wrongVersion(options: {
  bytes: Uint8Array;
  document: PDFDocument;
  versions: readonly string[];
  standard: PdfStandard;
}): Remark[] {
  const { bytes, document, versions, standard } = options;
  const header = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const expected = versions.length > 1 ? `${versions[0]} to ${versions.at(-1)}` : versions[0];
  const hint = `Write the file with qpdf --force-version=${versions[0]}, if nothing in it needs a later one.`;
  if (!/^%PDF-\d\.\d$/.test(header))
    return [
      {
        message: `Expected the file to begin with %PDF-${expected}, found ${JSON.stringify(header)}.`,
        hint: 'Nothing may stand before the header; write the file anew with qpdf.',
      },
    ];
  const later = nameEntry(document.catalog, 'Version');
  return [
    ...(versions.includes(header.slice(5))
      ? []
      : [{ message: `Expected PDF ${expected} for ${standard}, found ${header.slice(5)}.`, hint }]),
    ...(later === undefined || versions.includes(later)
      ? []
      : [
          {
            message: `Expected PDF ${expected} for ${standard}, found /Version /${later} in the catalog.`,
            hint,
          },
        ]),
  ];
}

/** Streams of objects and of cross references came with PDF 1.5; their dictionaries are never packed themselves. */
function packedObjects(bytes: Uint8Array, standard: PdfStandard): Remark[] {
  const text = Buffer.from(bytes).toString('latin1');
  return [
    { what: 'object streams', pattern: /\/Type\s*\/ObjStm\b/ },
    { what: 'a stream of cross references', pattern: /\/Type\s*\/XRef\b/ },
  ]
    .filter(({ pattern }) => pattern.test(text))
    .map(({ what }) => ({
      message: `Expected every object by itself and a plain cross-reference table for ${standard}, found ${what}.`,
      hint: 'Write the file with qpdf --object-streams=disable.',
    }));
}

function refusedFilters(options: {
  document: PDFDocument;
  refused: readonly string[];
  standard: PdfStandard;
}): Remark[] {
  const { document, refused, standard } = options;
  const found = new Map<string, number>();
  for (const { object } of reachableObjects(document)) {
    const filters = object instanceof PDFStream ? filtersOf(object) : [];
    for (const filter of filters.filter((name) => refused.includes(name)))
      found.set(filter, (found.get(filter) ?? 0) + 1);
  }
  return [...found].map(([filter, count]) => ({
    message: `Expected only compressions that ${standard} knows, found ${filter} in ${count} ${count === 1 ? 'stream' : 'streams'}.`,
    hint: 'Save images as PNG or JPEG and typeset again; qpdf --recompress-flate replaces LZW.',
  }));
}

function filtersOf({ dict }: PDFStream): string[] {
  const filter = dict.lookup(PDFName.of('Filter'));
  const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
  return filters
    .map((name) => dict.context.lookup(name))
    .filter((name) => name instanceof PDFName)
    .map((name) => name.decodeText());
}
