import { expect, test } from 'vitest';
import { checkNumbers, formatNumbers } from './format-numbers.ts';

test('numbers are TeX definitions sorted by name', () => {
  expect(formatNumbers('ellipse/grid', { 'w-two': 1.5, 'w-one': 2, tiny: 1e-9 })).toBe(
    '\\definecomputed{ellipse/grid}{tiny}{1e-9}\n' +
      '\\definecomputed{ellipse/grid}{w-one}{2}\n' +
      '\\definecomputed{ellipse/grid}{w-two}{1.5}\n',
  );
});

test('without numbers the file is empty', () => {
  expect(formatNumbers('ellipse/grid', {})).toBe('');
});

test('a number that is not finite is named', () => {
  expect(checkNumbers({ a: 1, b: NaN }, { figure: 'ellipse/grid' })).toMatchObject([
    {
      code: 'table/not-finite',
      message: 'expected the number "b" to be finite, found NaN',
      place: { figure: 'ellipse/grid' },
    },
  ]);
});
