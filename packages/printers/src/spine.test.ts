import { expect, test } from 'vitest';
import { readPrinter } from './read-printer.ts';
import { coverSheet, spineWidth } from './spine.ts';

const trim = { width: 7, height: 10 };

test("600 pages of KDP's premium colour, 7 × 10 in: spine 1.408 in, cover 15.658 × 10.25 in", () => {
  const sheet = coverSheet(readPrinter('kdp'), { pages: 600, paper: 'premium-colour', trim });
  expect(sheet.spine).toBeCloseTo(1.408, 3);
  expect(sheet.width).toBeCloseTo(15.658, 3);
  expect(sheet.height).toBeCloseTo(10.25, 10);
});

test('the paper decides, and Lulu adds its board', () => {
  expect(spineWidth(readPrinter('kdp'), { pages: 400, paper: 'cream' })).toBeCloseTo(1, 10);
  expect(spineWidth(readPrinter('lulu'), { pages: 444 })).toBeCloseTo(1.06, 4);
});

test.each(['vellum', 'constructor'])(
  'a printer without the paper "%s" tells its papers',
  (paper) => {
    expect(() => spineWidth(readPrinter('lulu'), { pages: 100, paper })).toThrowError(
      expect.objectContaining({
        diagnostics: [
          expect.objectContaining({ code: 'printer/unknown', hint: 'Its papers are white.' }),
        ],
      }),
    );
  },
);
