import { expect, test } from 'vitest';
import { checkTable } from './check-table.ts';
import type { Table } from './table.ts';

const place = { figure: 'ellipse/grid', table: 'F' };

test.each<[string, Table, object[]]>([
  ['a sound table', { columns: { x: [0, 1], y1: Float32Array.of(2, 3) } }, []],
  ['a sound surface', { columns: { F: [1, 2, 3, 4, 5, 6] }, mesh: 3 }, []],
  ['no columns', { columns: {} }, [{ code: 'table/empty', place }]],
  ['no rows', { columns: { x: [] } }, [{ code: 'table/empty', place }]],
  [
    'a NaN',
    { columns: { x: [0, 1], y: [0, NaN] } },
    [{ code: 'table/not-finite', place: { ...place, row: 2, column: 'y' } }],
  ],
  [
    'two infinities',
    { columns: { x: [0, Infinity, -Infinity] } },
    [
      {
        message: 'expected a finite number, found Infinity (and 1 more in this column)',
        place: { ...place, row: 2 },
      },
    ],
  ],
  [
    'columns of different lengths',
    { columns: { x: [0, 1], y: [0], z: [0, 1, 2] } },
    [
      { code: 'table/ragged', place: { ...place, row: 2, column: 'y' } },
      { code: 'table/ragged', place: { ...place, row: 3, column: 'z' } },
    ],
  ],
  [
    'an empty column beside full ones',
    { columns: { x: [0], y: [] } },
    [{ code: 'table/ragged', place: { ...place, row: 1, column: 'y' } }],
  ],
  [
    'a name with a space',
    { columns: { 'F 1': [0] } },
    [{ code: 'table/columns', place: { ...place, column: 'F 1' } }],
  ],
  ['a name that begins with a digit', { columns: { '1F': [0] } }, [{ code: 'table/columns' }]],
  [
    'a mesh of half a scan line',
    { columns: { F: [1, 2, 3] }, mesh: 2 },
    [{ code: 'table/mesh', place }],
  ],
  ['a mesh of 0', { columns: { F: [1, 2, 3] }, mesh: 0 }, [{ code: 'table/mesh', place }]],
  ['4001 rows', { columns: { F: new Float64Array(4001) } }, [{ code: 'table/budget', place }]],
  ['4000 rows', { columns: { F: new Float64Array(4000) } }, []],
])('%s', (_, table, expected) => {
  const diagnostics = checkTable(table, place);
  expect(diagnostics).toHaveLength(expected.length);
  expect(diagnostics).toMatchObject(expected);
});

test('the budget can be changed, and every diagnostic says what to do', () => {
  const diagnostics = checkTable({ columns: { 'x y': [NaN, 1, 2], z: [1] }, mesh: 2 }, place, 2);
  expect(diagnostics.map(({ code }) => code).sort()).toEqual([
    'table/budget',
    'table/columns',
    'table/mesh',
    'table/not-finite',
    'table/ragged',
  ]);
  for (const { hint } of diagnostics) expect(hint).toBeTruthy();
});
