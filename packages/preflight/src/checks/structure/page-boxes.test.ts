import type { PDFDocument, PDFPage } from 'pdf-lib';
import { PDFName, PDFNumber } from 'pdf-lib';
import { setPrintBoxes } from '@chiaroscuro/pdf/page-boxes';
import { sampleGeometry } from '@chiaroscuro/pdf/sample-document';
import { expect, test } from 'vitest';
import { sampleProfile, screenProfile } from '../../sample-profile.ts';
import { bleed } from './bleed.ts';
import { pageBoxes } from './page-boxes.ts';
import { pageCount } from './page-count.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';

type Change = (document: PDFDocument, page: PDFPage) => void;
const set =
  (key: string, ...box: number[]): Change =>
  ({ context }, { node }) =>
    node.set(PDFName.of(key), context.obj(box));
const remove =
  (key: string): Change =>
  (_, { node }) =>
    node.delete(PDFName.of(key));

const printFaults: [string, Change][] = [
  ['found no TrimBox', remove('TrimBox')],
  ['found no BleedBox', remove('BleedBox')],
  ['Expected no ArtBox', set('ArtBox', 9, 9, 513, 729)],
  ['Expected no CropBox', set('CropBox', 0, 0, 522, 738)],
  ['Expected no UserUnit', (_, { node }) => node.set(PDFName.of('UserUnit'), PDFNumber.of(2))],
  ['rotation by 90°', (_, { node }) => node.set(PDFName.of('Rotate'), PDFNumber.of(90))],
  ['TrimBox inside the BleedBox', set('BleedBox', 9.02, 0, 522, 738)],
  ['BleedBox inside the MediaBox', set('MediaBox', 0, 0, 521.98, 738)],
  ['as large as the first, 504 × 720 bp', set('TrimBox', 9, 9, 512.8, 729)],
];

test.each(printFaults)('a page of the print edition is red: %s', async (found, change) => {
  const subject = await sampleSubject({ change: (file, [, page]) => change(file, page!) });
  expect(await remarksOf(pageBoxes, subject)).toMatchObject([
    { message: expect.stringContaining(found), place: { page: 2 } },
  ]);
});

test('the samples are green', async () => {
  expect(await remarksOf(pageBoxes, await sampleSubject())).toEqual([]);
  expect(await remarksOf(pageBoxes, await sampleSubject({ profile: screenProfile }))).toEqual([]);
});

test('a CropBox from the tree of pages is found on each page', async () => {
  const subject = await sampleSubject({
    change: ({ catalog, context }) =>
      catalog.Pages().set(PDFName.of('CropBox'), context.obj([0, 0, 9, 9])),
  });
  expect(await remarksOf(pageBoxes, subject)).toHaveLength(2);
});

test('the trim is that of the book when it is known', async () => {
  const subject = await sampleSubject();
  const book = (width: number) => ({ ...subject, book: { trim: { width, height: 720 } } });
  expect(await remarksOf(pageBoxes, book(504.05))).toEqual([]);
  expect(await remarksOf(pageBoxes, book(504.2))).toMatchObject([
    { message: 'Expected a trim of 504.2 × 720 bp, found 504 × 720 bp.', place: { page: 1 } },
    { place: { page: 2 } },
  ]);
});

const screenFaults: [string, Change][] = [
  ['found no TrimBox', remove('TrimBox')],
  ['TrimBox to be the whole page', set('TrimBox', 9, 9, 513, 729)],
  [
    'as large as the first',
    (file, page) => {
      set('MediaBox', 0, 0, 500, 738)(file, page);
      set('TrimBox', 0, 0, 500, 738)(file, page);
    },
  ],
];

test.each(screenFaults)('a page of the screen edition is red: %s', async (found, change) => {
  const subject = await sampleSubject({
    profile: screenProfile,
    change: (file, [, page]) => change(file, page!),
  });
  expect(await remarksOf(pageBoxes, subject)).toMatchObject([
    { message: expect.stringContaining(found), place: { page: 2 } },
  ]);
});

test('the bleed is the amount of the printer on each side, on rectos and versos', async () => {
  expect(await remarksOf(bleed, await sampleSubject())).toEqual([]);
  const threeSides = { top: 0.125, bottom: 0.125, inside: 0, outside: 0.125 };
  const profile = sampleProfile({ bleed: threeSides });
  expect(await remarksOf(bleed, await sampleSubject({ profile }))).toMatchObject([
    {
      message: expect.stringContaining('found 9 bp instead of 0 inside (left)'),
      place: { page: 1 },
    },
    {
      message: expect.stringContaining('found 9 bp instead of 0 inside (right)'),
      place: { page: 2 },
    },
  ]);
  const cut = await sampleSubject({
    profile,
    change: (document) =>
      setPrintBoxes(document, { ...sampleGeometry, bleed: { ...sampleGeometry.bleed, inside: 0 } }),
  });
  expect(await remarksOf(bleed, cut)).toEqual([]);
});

const bleedFaults: [string, number[]][] = [
  ['8.9 bp instead of 9 top', [0, 0, 522, 737.9]],
  ['5 bp instead of 9 bottom', [0, 4, 522, 738]],
  ['0 bp instead of 9 outside (right)', [0, 0, 513, 738]],
];

test.each(bleedFaults)('too little bleed is red: %s', async (found, box) => {
  const subject = await sampleSubject({
    change: (document, [page]) => set('BleedBox', ...box)(document, page!),
  });
  expect(await remarksOf(bleed, subject)).toMatchObject([
    { message: expect.stringContaining(found), place: { page: 1 } },
  ]);
});

test('a printer that wants a plain PDF gets pages that end with their bleed', async () => {
  const profile = sampleProfile({ standard: 'PDF' });
  const change = ({ context }: PDFDocument, [page]: readonly PDFPage[]) =>
    page!.node.set(PDFName.MediaBox, context.obj([-20, -20, 542, 758]));
  expect(await remarksOf(bleed, await sampleSubject({ profile, change }))).toMatchObject([
    { message: expect.stringContaining('found MediaBox [-20 -20 542 758]') },
  ]);
  expect(await remarksOf(bleed, await sampleSubject({ change }))).toEqual([]);
});

const counts: [pages: number, multiple: number, found: RegExp | undefined][] = [
  [16, 8, undefined],
  [8, 8, /at least 16 pages/],
  [20, 8, /a multiple of 8 pages, found 20/],
  [17, 1, /a multiple of 2 pages, found 17/],
  [18, 2, undefined],
  [42, 2, /at most 40 pages/],
];

test.each(counts)('%i pages, in leaves of %i', async (pages, multiple, found) => {
  const profile = sampleProfile({ pages: { least: 16, most: 40, multiple } });
  const remarks = await remarksOf(pageCount, await sampleSubject({ profile, pages }));
  expect(remarks.map(({ message }) => message)).toEqual(
    found ? [expect.stringMatching(found)] : [],
  );
});

test('how many pages are missing is said', async () => {
  const subject = await sampleSubject({ pages: 23 });
  expect(await remarksOf(pageCount, subject)).toMatchObject([
    { hint: 'Add 1 blank page at the end.' },
  ]);
});
