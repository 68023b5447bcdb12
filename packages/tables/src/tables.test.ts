import { expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { seededNumbers } from './fixtures/seeded-numbers.ts';
import { formatTable } from './format-table.ts';
import { parseTable } from './parse-table.ts';
import { hashLines } from './provenance.ts';
import type { FigureProvenance } from './table.ts';

const provenance: FigureProvenance = {
  figure: 'ellipse/free-energy',
  seed: 2,
  backend: 'float64',
  versions: { node: '20' },
};
const text = formatTable(
  { columns: { y1: [-1, 0, 1, 2], F: [0.25, -0, 1 / 3, 1e-9] }, mesh: 2 },
  'grid',
  provenance,
);

/** The diagnostics of a text that must be refused. */
function refusals(bad: string): Diagnostic[] {
  try {
    parseTable(bad, { file: 'grid.dat' });
  } catch (error) {
    if (error instanceof UserError) return [...error.diagnostics];
    throw error;
  }
  return expect.unreachable('the table should have been refused');
}

/** The same edit, made by somebody who mends the hash too. */
function withHash(bad: string): string {
  const lines = bad.replace(/\n$/, '').split('\n');
  return bad.replace(/sha256-[\w-]+/, hashLines(lines.slice(2)));
}

test('a table is aligned text below a comment with its provenance', () => {
  const [warning, comment, ...lines] = text.split('\n');
  expect(warning).toMatch(/^# /);
  expect(JSON.parse(comment!.slice(2))).toEqual({
    figure: 'ellipse/free-energy',
    table: 'grid',
    seed: 2,
    backend: 'float64',
    versions: { node: '20' },
    rows: 4,
    mesh: 2,
    hash: hashLines(lines.slice(0, -1)),
  });
  expect(lines).toEqual(['y1  F', '-1  0.25', '0   0', '1   0.333333333', '2   1e-9', '']);
});

test('what is written is what is read, to nine digits', () => {
  const x = seededNumbers(500);
  const { columns, provenance: read } = parseTable(
    formatTable({ columns: { x, y1: x.map((_, i) => i) } }, 'a', provenance),
  );
  expect(columns['y1']).toEqual(x.map((_, i) => i));
  columns['x']!.forEach((value, i) => expect(Math.abs(value / x[i]! - 1)).toBeLessThan(1e-8));
  expect(read).toMatchObject({ ...provenance, table: 'a', rows: 500 });
});

test('the order of versions and the type of the array do not change a byte', () => {
  const versions = { b: '1', a: '2' };
  const one = formatTable({ columns: { x: [0.5, 2] } }, 'a', { ...provenance, versions });
  const two = formatTable({ columns: { x: Float32Array.of(0.5, 2) } }, 'a', {
    ...provenance,
    versions: { a: '2', b: '1' },
  });
  expect(two).toBe(one);
});

test('a digit edited by hand is noticed', () => {
  expect(refusals(text.replace('0.25', '0.26'))).toMatchObject([
    {
      code: 'table/provenance',
      message: expect.stringContaining('edited by hand'),
      place: { file: 'grid.dat', figure: 'ellipse/free-energy', table: 'grid' },
    },
  ]);
});

test.each([
  [
    'a row that is too short',
    text.replace('0   0\n', '0\n'),
    { code: 'table/ragged', place: { row: 2, line: 5 } },
  ],
  [
    'a row that is too long',
    text.replace('1e-9', '1e-9 7'),
    { code: 'table/ragged', place: { row: 4, line: 7 } },
  ],
  [
    'a blank line',
    text.replace('0   0\n', '\n'),
    { code: 'table/ragged', place: { row: 2, line: 5 } },
  ],
  [
    'a word',
    text.replace('0.25', 'zero'),
    { code: 'table/syntax', place: { row: 1, line: 4, column: 'F' } },
  ],
  [
    'a hexadecimal number',
    text.replace('0.25', '0x10'),
    { code: 'table/syntax', place: { row: 1, column: 'F' } },
  ],
  [
    'a NaN',
    text.replace('0.25', 'nan'),
    { code: 'table/not-finite', place: { row: 1, column: 'F' } },
  ],
  [
    'an infinity',
    text.replace('0.25', '-inf'),
    { code: 'table/not-finite', place: { row: 1, column: 'F' } },
  ],
  [
    'a repeated column',
    text.replace('y1  F', 'F   F'),
    { code: 'table/columns', place: { column: 'F', line: 3 } },
  ],
  [
    'a column with an underscore',
    text.replace('y1  F', 'y_1 F'),
    { code: 'table/columns', place: { column: 'y_1' } },
  ],
  [
    'a mesh that does not divide the rows',
    text.replace('"mesh":2', '"mesh":3'),
    { code: 'table/mesh' },
  ],
  ['no rows', text.split('\n').slice(0, 3).join('\n'), { code: 'table/empty' }],
])('%s is refused with its place', (_, bad, expected) => {
  expect(refusals(withHash(bad))).toMatchObject([expected]);
});

test.each([
  ['no comment', text.split('\n').slice(2).join('\n'), 'found none'],
  ['a comment that is not JSON', text.replace('"seed":2', '"seed":'), 'not JSON'],
  ['a seed that is not one', text.replace('"seed":2', '"seed":-2'), '"seed"'],
  ['an unknown backend', text.replace('float64', 'abacus'), '"backend"'],
  ['an unknown key', text.replace('"seed":', '"sed":'), 'additional properties'],
  ['a figure without chapter', text.replace('ellipse/free', 'free'), '"figure"'],
])('provenance with %s is refused', (_, bad, message) => {
  expect(refusals(bad)).toMatchObject([
    { code: 'table/provenance', message: expect.stringContaining(message) },
  ]);
});

test('rows that are cut off are noticed although each of them is whole', () => {
  expect(refusals(withHash(text.split('\n').slice(0, 5).join('\n')))).toMatchObject([
    { code: 'table/provenance', message: 'expected 4 rows, found 2' },
  ]);
});
