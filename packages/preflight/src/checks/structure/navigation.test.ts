import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { screenProfile } from '../../sample-profile.ts';
import { delivery } from './delivery.ts';
import { navigation } from './navigation.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';
import { infoOf } from './text-values.ts';

const without =
  (key: string) =>
  ({ catalog }: PDFDocument): void =>
    void catalog.delete(PDFName.of(key));
const titled =
  (title: string) =>
  (document: PDFDocument): void =>
    infoOf(document)!.set(PDFName.of('Title'), PDFString.of(title));

const faults: [found: string, change: (document: PDFDocument) => void][] = [
  ['Expected an outline, found none', without('Outlines')],
  [
    'Expected an outline, found none',
    ({ catalog, context }) => catalog.set(PDFName.of('Outlines'), context.obj({})),
  ],
  [
    'found 1 without',
    ({ catalog }) =>
      catalog
        .lookup(PDFName.of('Outlines'), PDFDict)
        .lookup(PDFName.of('First'), PDFDict)
        .delete(PDFName.of('Title')),
  ],
  ['Expected page labels', without('PageLabels')],
  ['language of the text in the catalog, found none', without('Lang')],
  [
    'found "English (UK)"',
    ({ catalog }) => catalog.set(PDFName.of('Lang'), PDFString.of('English (UK)')),
  ],
  ['Expected a title in Info, found none', titled(' ')],
  ['found Sample.pdf', titled('Sample.pdf')],
  ['found sample', titled('sample')],
  ['DisplayDocTitle', without('ViewerPreferences')],
  [
    'DisplayDocTitle',
    ({ catalog, context }) =>
      catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: false })),
  ],
];

test.each(faults)('%s', async (found, change) => {
  const subject = await sampleSubject({ profile: screenProfile, change });
  expect(await remarksOf(navigation, subject)).toMatchObject([
    { message: expect.stringContaining(found) },
  ]);
});

test('a single page needs no outline', async () => {
  const change = (document: PDFDocument): void => {
    without('Outlines')(document);
    while (document.getPageCount() > 1) document.removePage(1);
  };
  const subject = await sampleSubject({ profile: screenProfile, change });
  expect(await remarksOf(navigation, subject)).toEqual([]);
});

test('the sample is green', async () => {
  expect(await remarksOf(navigation, await sampleSubject({ profile: screenProfile }))).toEqual([]);
});

/** The first object of a linearised file and nothing else. */
function linearised(length: number, said = length): Uint8Array {
  const bytes = Buffer.alloc(length);
  bytes.write(`%PDF-1.5\n1 0 obj\n<< /Linearized 1 /L ${said} /H [ 1 2 ] /N 2 >>\nendobj\n`);
  return bytes;
}

const files: [bytes: Uint8Array, found: [severity: string | undefined, message: string][]][] = [
  [linearised(2000), []],
  [linearised(2000, 1999), [[undefined, 'linearised file of 1999 bytes, found 2000']]],
  [Buffer.from('%PDF-1.5\n1 0 obj\n<< /Type /Catalog >>'), [[undefined, 'Expected a linearised']]],
  [linearised(30e6), []],
  [linearised(31e6), [[undefined, 'at most 30 MB, found 31.0 MB']]],
  [linearised(101e6), [['error', 'at most 100 MB, found 101.0 MB']]],
];

test.each(files)('delivery of file %#', async (bytes, found) => {
  const subject = await sampleSubject({ profile: screenProfile });
  const remarks = await remarksOf(delivery, { ...subject, bytes });
  expect(remarks.map(({ severity, message }) => [severity, message])).toEqual(
    found.map(([severity, message]) => [severity, expect.stringContaining(message)]),
  );
});
