import { expect, test } from 'vitest';
import { seededNumbers } from './fixtures/seeded-numbers.ts';
import { formatNumber } from './format-number.ts';

test.each([
  [0, '0'],
  [-0, '0'],
  [1 / 3, '0.333333333'],
  [-2 / 3, '-0.666666667'],
  [0.1 + 0.2, '0.3'],
  [1.5e-7, '1.5e-7'],
  [1e21, '1e21'],
  [-2.5e300, '-2.5e300'],
  [5e-324, '5e-324'],
  [123_456_789, '123456789'],
  [1_234_567_891, '1234567890'],
  [61, '61'],
])('%d reads %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each([NaN, Infinity, -Infinity])('%d is refused', (value) => {
  expect(() => formatNumber(value)).toThrow(RangeError);
});

test('the relative error of the text is at most 5e-9, and 0 for every float32', () => {
  for (const value of seededNumbers(2000)) {
    expect(Math.abs(Number(formatNumber(value)) - value)).toBeLessThanOrEqual(
      5e-9 * Math.abs(value),
    );
    const single = Math.fround(value);
    expect(Math.fround(Number(formatNumber(single)))).toBe(single);
  }
});
