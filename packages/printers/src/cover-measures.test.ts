import { expect, test } from 'vitest';
import { coverMeasures } from './cover-measures.ts';
import { printerNames, readPrinter } from './read-printer.ts';

const trim = { width: 7, height: 10 };
const measures = (name: string, pages: number, paper?: string) => {
  const profile = readPrinter(name);
  return coverMeasures(trim, pages, {
    profile,
    paper: paper ?? Object.keys(profile.spine.value.papers)[0]!,
  });
};

// Back and front of 7 in, bleed of 1/8 in, and the spine: bound pages × the printer's inches a page.
test.each([
  ['kdp', 600, 15.6582],
  ['kdp', 43, 14.3533],
  ['ingram', 43, 14.3533],
  ['ingram', 44, 14.358],
  ['lulu', 43, 14.4091],
  ['offset-x4', 43, 14.3479],
  ['offset-x1a', 600, 15.474],
])('the cover for %s of %i typeset pages is %f in wide', (name, pages, width) => {
  expect(measures(name, pages).width).toBeCloseTo(width, 3);
  expect(measures(name, pages).height).toBeCloseTo(10.25, 10);
});

test('the pages are those that the printer binds, and the paper makes them thick', () => {
  expect(measures('offset-x4', 43).pages).toBe(48);
  expect(measures('ingram', 44).pages).toBe(46);
  expect(measures('kdp', 100, 'cream').spine).toBeCloseTo(0.25, 10);
});

test.each(printerNames())('%s takes text on a spine from a page count on', (name) => {
  const { multiple } = readPrinter(name).pages.value;
  const { leastPagesForText } = readPrinter(name).spine.value;
  expect(measures(name, leastPagesForText + multiple).hasSpineText).toBe(true);
  expect(measures(name, leastPagesForText - multiple - 1).hasSpineText).toBe(false);
});

test.each(printerNames())('the barcode of %s lies within the back, clear of the spine', (name) => {
  const { barcode, safety } = measures(name, 100);
  expect(barcode).toBeDefined();
  expect(barcode!.x).toBeGreaterThan(safety);
  expect(barcode!.y).toBeGreaterThanOrEqual(safety);
  expect(trim.width - barcode!.x - barcode!.width).toBeGreaterThanOrEqual(safety);
});

test('on a screen there is a front as large as a page', () => {
  expect(coverMeasures(trim, 43, undefined)).toEqual({
    width: 7,
    height: 10,
    spine: 0,
    bleed: 0,
    safety: 0,
    clearance: 0,
    pages: 43,
    hasSpineText: false,
  });
});
