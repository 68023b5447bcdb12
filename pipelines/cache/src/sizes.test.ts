import { expect, test } from 'vitest';
import { formatSize, parseSize } from './sizes.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [99_940, '99.9 kB'],
  [99_960, '100 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [2_000_000_000, '2.0 GB'],
])('%i bytes read %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});

test.each([
  ['4096', 4096],
  ['12 B', 12],
  ['500MB', 500_000_000],
  ['500 mb', 500_000_000],
  ['1.5GB', 1_500_000_000],
  ['0', 0],
])('%s is understood', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test.each(['', 'MB', '-1MB', '1e9', '12 parsecs', '1.GB', '5 M'])('"%s" is no size', (text) => {
  expect(parseSize(text)).toBeUndefined();
});
