import { expect, test } from 'vitest';
import { gutterFor } from './gutter.ts';
import { readPrinter } from './read-printer.ts';

test.each([
  ['kdp', 24, 0.375],
  ['kdp', 150, 0.375],
  ['kdp', 151, 0.5],
  ['kdp', 300, 0.5],
  ['kdp', 301, 0.625],
  ['kdp', 500, 0.625],
  ['kdp', 501, 0.75],
  ['kdp', 700, 0.75],
  ['kdp', 701, 0.875],
  ['kdp', 828, 0.875],
  ['kdp', 2000, 0.875],
  ['lulu', 60, 0.5],
  ['lulu', 61, 0.625],
  ['lulu', 151, 1],
  ['ingram', 18, 0.5],
  ['ingram', 1200, 0.5],
])('%s wants for %i pages a gutter of %f in', (name, pages, inches) => {
  expect(gutterFor(readPrinter(name), pages)).toBe(inches);
});
