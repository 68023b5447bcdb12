import { expect, test } from 'vitest';
import type { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { FigureArrays } from './arrays.ts';
import { compareWithGolden } from './compare-with-golden.ts';
import { formatGolden, parseGolden } from './golden.ts';
import { packTable, unpackTable } from './pack-table.ts';
import { seededNumbers } from './fixtures/seeded-numbers.ts';

const place = { file: 'chapters/toy/golden/one.golden', figure: 'toy/one' };
const t = Array.from({ length: 400 }, (_, row) => row / 399);
const surface = {
  columns: {
    x: Array.from({ length: 400 }, (_, row) => (row % 20) / 19),
    y: Array.from({ length: 400 }, (_, row) => Math.floor(row / 20) / 19),
    f: Array.from({ length: 400 }, (_, row) => Math.sin(row % 20) * Math.cos(row / 20)),
  },
  mesh: 20,
};

function arrays(more: Partial<FigureArrays> = {}): FigureArrays {
  return {
    provenance: { figure: 'toy/one', backend: 'float64', versions: {} },
    tables: { curve: { columns: { t, u: t.map((x) => Math.sin(7 * x)) } }, surface },
    numbers: { peak: 0.1, count: 3 },
    ...more,
  };
}

test('numbers come back within an eighth of the tolerance, single ones exactly', () => {
  const golden = parseGolden(formatGolden(arrays(), { seed: 1 }), place);
  expect(golden).toMatchObject({
    figure: 'toy/one',
    backend: 'float64',
    tolerance: 1e-9,
    ingredients: { seed: 1 },
    numbers: { peak: 0.1, count: 3 },
    tables: { surface: { mesh: 20 } },
  });
  for (const [name, { columns }] of Object.entries(arrays().tables)) {
    for (const [column, values] of Object.entries(columns)) {
      const errors = golden.tables[name]!.columns[column]!.map((v, row) =>
        Math.abs(v - values[row]!),
      );
      expect(Math.max(...errors)).toBeLessThanOrEqual(1e-9 / 8);
    }
  }
  expect(compareWithGolden(arrays(), golden, 1e-9)).toEqual([]);
});

test.each([1e-12, 1e-9, 1e-4, 1])(
  'noise of any size, sign and scale survives packing to a tolerance of %s',
  (tolerance) => {
    const noise = seededNumbers(200).map((value) => value % 1);
    const columns = {
      ordinary: noise,
      huge: seededNumbers(200),
      zeros: noise.map(() => 0),
      falling: noise.map((_, row) => 1000 - row),
    };
    const { columns: unpacked, steps } = unpackTable(packTable({ columns }, tolerance));
    for (const [name, values] of Object.entries(columns)) {
      const errors = values.map((value, row) => Math.abs(value - unpacked[name]![row]!));
      expect(Math.max(...errors), name).toBeLessThanOrEqual(steps[name]! / 2);
    }
  },
);

test('equal numbers give an equal text, in whatever order they were computed', () => {
  const { tables, numbers } = arrays();
  const reversed = {
    tables: Object.fromEntries(Object.entries(tables).reverse()),
    numbers: Object.fromEntries(Object.entries(numbers).reverse()),
  };
  expect(formatGolden(arrays(reversed), undefined)).toBe(formatGolden(arrays(), undefined));
});

test('a grid, a surface and a curve take less than three bytes a number', () => {
  const text = formatGolden(arrays(), undefined);
  expect(text.length).toBeLessThan(3 * 5 * 400);
});

test('a figure without tables and numbers has golden numbers too', () => {
  const nothing = arrays({ tables: {}, numbers: {} });
  const golden = parseGolden(formatGolden(nothing, undefined), place);
  expect(golden).toMatchObject({ numbers: {}, tables: {} });
});

test.each([
  ['a conflict of git', (text: string) => `<<<<<<< HEAD\n${text}`, 'not valid JSON'],
  ['a cut', (text: string) => text.replace(/"packed":"[^"]{30}/, '"packed":"'), ''],
  [
    'more rows than there are',
    (text: string) => text.replace('"rows":400', '"rows":401'),
    'cut off',
  ],
  ['another document', () => '{}', 'figure'],
])('%s is told as an unreadable file with a remedy', (_, damage, says) => {
  let thrown: unknown;
  try {
    parseGolden(damage(formatGolden(arrays(), undefined)), place);
  } catch (error) {
    thrown = error;
  }
  const [diagnostic] = (thrown as UserError).diagnostics;
  expect(diagnostic).toMatchObject({ code: 'drift/unreadable', place });
  expect(diagnostic?.message).toContain(says);
  expect(diagnostic?.hint).toContain('npm run accept -- toy/one');
});
