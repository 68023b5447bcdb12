import { expect, test } from 'vitest';
import { boundPages, layoutGutter, printerLayout } from './printer-layout.ts';
import { readPrinter } from './read-printer.ts';

const layout = (name: string) => printerLayout(readPrinter(name));

test('the largest bleed of the four sides is typeset', () => {
  expect(layout('kdp').bleed).toBe(0.125);
});

test.each([
  ['offset-x4', 43, 48],
  ['offset-x4', 48, 48],
  ['kdp', 43, 44],
  ['kdp', 44, 44],
  ['ingram', 43, 44],
  ['ingram', 44, 46],
])('%s binds %i typeset pages as %i', (name, typeset, bound) => {
  expect(boundPages(layout(name), typeset)).toBe(bound);
});

test('blank pages at the end count for the gutter', () => {
  expect(layoutGutter(layout('kdp'), 149)).toBe(0.375);
  expect(layoutGutter(layout('kdp'), 150)).toBe(0.375);
  expect(layoutGutter(layout('kdp'), 151)).toBe(0.5);
  expect(layoutGutter({ ...layout('kdp'), lastIsBlank: true }, 150)).toBe(0.5);
});

test('PDF/X-4 and PDF/X-1a of one press have the same pages', () => {
  expect(layout('offset-x1a')).toEqual(layout('offset-x4'));
});
