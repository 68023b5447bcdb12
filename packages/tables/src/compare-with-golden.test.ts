import { expect, test } from 'vitest';
import type { FigureArrays } from './arrays.ts';
import { compareWithGolden } from './compare-with-golden.ts';
import { describeFinding, describeSubject } from './describe-finding.ts';
import { formatGolden, parseGolden } from './golden.ts';
import type { Table } from './table.ts';
import { toleranceOf } from './tolerance.ts';

const provenance = { figure: 'toy/one', backend: 'float64', versions: {} };
const x = [0, 1, 2, 3];
const u = [0, 10, 20, -40];

/** What a comparison finds, as a person reads it. */
function findings(
  accepted: Partial<FigureArrays>,
  computed: Partial<FigureArrays>,
  tolerance = toleranceOf(provenance),
): string[] {
  const complete = (some: Partial<FigureArrays>) => ({
    provenance: { ...provenance, tolerance },
    tables: {},
    numbers: {},
    ...some,
  });
  const golden = parseGolden(formatGolden(complete(accepted), undefined), {});
  return compareWithGolden(complete(computed), golden, tolerance).map(
    (finding) => `${describeSubject(finding)}: ${describeFinding(finding, tolerance)}`,
  );
}

const curve = (columns: Table['columns'], mesh?: number): Partial<FigureArrays> => ({
  tables: { curve: { columns, ...(mesh === undefined ? {} : { mesh }) } },
});

test('the largest deviation is told with its row, relative to the largest magnitude of the column', () => {
  const moved = [0, 10.4, 19.9, -40];
  expect(findings(curve({ x, u }), curve({ x, u: moved }), 1e-3)).toEqual([
    'table curve, column u: expected 10 as accepted, found 10.4: a relative deviation of 0.01, the tolerance is 0.001; 2 of 4 rows are beyond it',
  ]);
});

test('what is within the tolerance is silent, on either side of a value', () => {
  for (const change of [0.039, -0.039]) {
    expect(findings(curve({ u }), curve({ u: [0, 10 + change, 20, -40] }), 1e-3)).toEqual([]);
  }
  // Half a step of the golden table's own rounding is granted on top, at most an eighth of the tolerance.
  expect(findings(curve({ u }), curve({ u: [0, 10.0451, 20, -40] }), 1e-3)).toHaveLength(1);
});

test('a small move in a large column counts as little, in a small column as much', () => {
  const move = (scale: number) =>
    findings(curve({ u: [1, scale] }), curve({ u: [1.001, scale] }), 1e-4);
  expect(move(1000)).toEqual([]);
  expect(move(1)).toHaveLength(1);
});

test('rounding errors around zero are nothing, whatever they are relative to each other', () => {
  expect(findings(curve({ u: [0, 1e-16] }), curve({ u: [-2e-16, 0] }))).toEqual([]);
});

test('the column that moved most comes first', () => {
  const found = findings(curve({ x, u }), curve({ x: [0, 1, 2, 3.1], u: [0, 10, 20, -41] }), 1e-3);
  expect(found.map((text) => text.split(':')[0])).toEqual([
    'table curve, column x',
    'table curve, column u',
  ]);
});

test('tables, columns, rows, scan lines and numbers that come or go are told', () => {
  expect(findings(curve({ x, u }), curve({ x, v: u }))).toEqual([
    'table curve, column u: was accepted, but is not computed any more',
    'table curve, column v: is computed, but was not there when the numbers were accepted',
  ]);
  expect(findings(curve({ x }), { tables: { line: { columns: { x } } } })).toEqual([
    'table curve: was accepted, but is not computed any more',
    'table line: is computed, but was not there when the numbers were accepted',
  ]);
  expect(findings(curve({ x }), curve({ x: [...x, 4] }))).toEqual([
    'table curve: expected 4 rows as accepted, found 5',
  ]);
  expect(findings(curve({ x }, 2), curve({ x }, 4))).toEqual([
    'table curve: expected scan lines of 2 rows as accepted, found 4',
  ]);
  expect(findings({ numbers: { a: 1 } }, { numbers: { b: 1 } })).toEqual([
    'number a: was accepted, but is not computed any more',
    'number b: is computed, but was not there when the numbers were accepted',
  ]);
});

test('a single number is measured against itself, and shown with the digits that differ', () => {
  expect(findings({ numbers: { peak: 0.5 } }, { numbers: { peak: 0.50000001 } })).toEqual([
    'number peak: expected 0.5 as accepted, found 0.50000001: a relative deviation of 2e-8, the tolerance is 1e-9',
  ]);
  expect(findings({ numbers: { peak: 0.5 } }, { numbers: { peak: 0.5 + 4e-10 } })).toEqual([]);
});

test('trainings are granted more than closed forms, and what a figure states more than either', () => {
  expect(toleranceOf(provenance)).toBe(1e-9);
  expect(toleranceOf({ ...provenance, backend: 'wasm' })).toBe(1e-4);
  expect(toleranceOf({ ...provenance, backend: 'wasm', tolerance: 1e-2 })).toBe(1e-2);
});
