import { expect, test } from 'vitest';
import type { Mark } from '../../mark.ts';
import { sampleProfile, screenProfile } from '../../sample-profile.ts';
import type { CoverFacts } from '../../subject.ts';
import { remarksOn, sample, sampleSubject } from '../marks/sample-marks.ts';
import { cover } from './cover.ts';

/** The sheet of the samples, 7.25 × 10.25 in: two covers of 3.25 in, a spine of half an inch, bleed. */
const facts: CoverFacts = {
  width: 7.25,
  height: 10.25,
  spine: 0.5,
  pages: 200,
  hasSpineText: true,
  barcode: { x: 1, y: 0.25, width: 2, height: 1.25 },
};
/** Where the barcode goes, in bp: the trim begins at 9. */
const barcode = [81, 27, 225, 117] as const;

async function remarks(marks: readonly Mark[], changed: Partial<CoverFacts> = {}, pages = 1) {
  const book = { cover: { ...facts, ...changed } };
  return remarksOn(cover, await sampleSubject({ profile: sampleProfile(), pages, book }), marks);
}

test('a cover that fits, with a ground below the barcode and text within the spine, is fine', async () => {
  const marks = [
    sample.fill({ box: [0, 0, 522, 738] }),
    sample.fill({ box: barcode }),
    sample.text({ box: [255, 200, 267, 500] }),
    sample.text({ box: [300, 30, 500, 90] }),
    sample.text({ box: [80, 118, 225, 200] }),
    sample.text({ box: [100, 40, 200, 60], mode: 3 }),
  ];
  expect(await remarks(marks)).toEqual([]);
});

test.each([
  ['wide', { width: 7.2489 }, 'Expected a sheet of 7.249 × 10.250 in'],
  ['high', { height: 10.3 }, 'found 7.250 × 10.250 in.'],
])('a cover that is too %s is told to a thousandth of an inch', async (_, changed, message) => {
  expect(await remarks([], changed)).toMatchObject([
    { message: expect.stringContaining(message), place: { page: 1 } },
  ]);
  expect(await remarks([], { width: 7.2491 })).toEqual([]);
});

test('a cover is one page', async () => {
  expect(await remarks([], {}, 2)).toMatchObject([
    { message: 'Expected back, spine and front on one page, found 2 pages.' },
  ]);
});

test.each([
  ['text', sample.text({ box: [180, 100, 240, 120] })],
  ['a line', sample.stroke({ box: [0, 60, 522, 60] })],
  ['an image', sample.image({ box: [100, 40, 150, 90] })],
])('%s where the barcode goes is told, with the area', async (_, mark) => {
  expect(await remarks([mark])).toMatchObject([
    { message: expect.stringContaining('found a mark in it'), where: barcode },
  ]);
  const { barcode: __, ...without } = facts;
  const book = { cover: without };
  const subject = await sampleSubject({ profile: sampleProfile(), pages: 1, book });
  expect(await remarksOn(cover, subject, [mark])).toEqual([]);
});

test('a thin spine bears no text, and a thick one none near its edges', async () => {
  const text = sample.text({ box: [255, 200, 267, 500] });
  expect(await remarks([text], { pages: 79 })).toMatchObject([
    { message: expect.stringContaining('no text on the spine below 80 pages') },
  ]);
  expect(await remarks([text], { pages: 80 })).toEqual([]);
  expect(await remarks([sample.text({ box: [246, 200, 267, 500] })])).toMatchObject([
    { message: expect.stringContaining('0.0625 in free'), where: [246, 200, 267, 500] },
  ]);
});

test('only a print edition has a cover to be printed', async () => {
  const subject = await sampleSubject({ profile: screenProfile, book: { cover: facts } });
  expect(cover.applies?.(subject)).toBe(false);
  expect(cover.applies?.(await sampleSubject({ profile: sampleProfile() }))).toBe(false);
});
