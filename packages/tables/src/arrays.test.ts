import { expect, test } from 'vitest';
import { formatArrays, parseArrays } from './arrays.ts';
import type { FigureArrays } from './arrays.ts';
import { seededNumbers } from './fixtures/seeded-numbers.ts';

const provenance = { figure: 'ellipse/grid', backend: 'float64', versions: { node: '20' } };

test('every float64 comes back as it was, NaN, infinities and −0 too', () => {
  const x = [...seededNumbers(1000), NaN, Infinity, -Infinity, -0, 0, 5e-324, Number.MAX_VALUE];
  const arrays: FigureArrays = {
    provenance,
    tables: { a: { columns: { x }, mesh: 7 }, b: { columns: {} } },
    numbers: { n: -0 },
  };
  const read = parseArrays(formatArrays(arrays), {});
  expect(read).toEqual(arrays);
  x.forEach((value, i) => expect(read.tables['a']!.columns['x']![i]).toBe(value));
});

test.each([
  '',
  '{}',
  '{"provenance":{},"tables":{},"numbers":{}}',
  formatArrays({ provenance, tables: {}, numbers: { n: 1 } }).replace('1}', '"one"}'),
])('the text %j is refused', (text) => {
  expect(() => parseArrays(text, { figure: 'ellipse/grid' })).toThrow(
    /arrays of the figure cannot be read/,
  );
});
