import { expect, test } from 'vitest';
import { coverPrinter } from './cover-printer.ts';
import { readPrinter } from './read-printer.ts';

test('a cover has bleed on all sides, also where the pages of this printer have none', () => {
  const kdp = readPrinter('kdp');
  expect(kdp.bleed.value.inside).toBe(0);
  expect(coverPrinter(kdp).bleed.value).toEqual({
    top: 0.125,
    bottom: 0.125,
    inside: 0.125,
    outside: 0.125,
  });
});

test('text keeps the cover’s safety from its edges, and a sheet is not counted', () => {
  const ingram = coverPrinter(readPrinter('ingram'));
  expect(ingram.margins.value).toBe(0.25);
  expect(ingram.gutter.value).toEqual([{ pages: 1, inches: 0.25 }]);
  expect(ingram.severities).toMatchObject({ 'page-count': 'ignore', 'blank-pages': 'ignore' });
});

test('everything else is asked of a cover as of pages, and the printer stays as he was', () => {
  const lulu = readPrinter('lulu');
  const { bleed: _, margins: __, gutter: ___, severities: ____, ...others } = coverPrinter(lulu);
  expect(lulu).toMatchObject(others);
  expect(lulu).toEqual(readPrinter('lulu'));
});
