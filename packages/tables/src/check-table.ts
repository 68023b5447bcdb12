import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';
import type { Table } from './table.ts';

/** More rows than this are slow in TeX and no sharper on paper. */
export const defaultBudget = 4000;

/** The form of a column name that PGFPlots reads without quoting. */
export const columnName = /^[A-Za-z][A-Za-z0-9]*$/;

/**
 * What keeps a table from being drawn: no rows or columns, columns of different lengths, names
 * that PGFPlots cannot read, NaN and infinities, rows that do not fill a surface's grid, or more
 * rows than the budget.
 *
 * @param place figure, table and, if known, the figure's file; each diagnostic adds row and column.
 * @param budget the largest number of rows.
 */
export function checkTable(table: Table, place: Place, budget = defaultBudget): Diagnostic[] {
  const columns = Object.entries(table.columns);
  const diagnostics = [
    ...columns.flatMap(([name]) => checkName(name, place)),
    ...columns.flatMap(([name, values]) => checkFinite(values, { ...place, column: name })),
    ...checkLengths(columns, place),
  ];
  const rows = columns[0]?.[1].length ?? 0;
  if (rows === 0) {
    diagnostics.push({
      code: 'table/empty',
      severity: 'error',
      message: columns.length === 0 ? 'expected columns, found none' : 'expected rows, found none',
      place,
      hint: 'Return at least one column with at least one value, or leave the table out.',
    });
  }
  if (table.mesh !== undefined) diagnostics.push(...checkMesh(table.mesh, rows, place));
  if (rows > budget) {
    diagnostics.push({
      code: 'table/budget',
      severity: 'error',
      message: `expected at most ${budget} rows, found ${rows}`,
      place,
      hint: 'Compute on fewer nodes: 61 × 61 is plenty for a surface, 400 for a curve.',
    });
  }
  return diagnostics;
}

function checkName(name: string, place: Place): Diagnostic[] {
  if (columnName.test(name)) return [];
  return [
    {
      code: 'table/columns',
      severity: 'error',
      message: `expected a column name of letters and digits that begins with a letter, found "${name}"`,
      place: { ...place, column: name },
      hint: 'Rename the column, for instance to y1 or freeEnergy.',
    },
  ];
}

/** One diagnostic a column, at its first offence. */
function checkFinite(values: ArrayLike<number>, place: Place): Diagnostic[] {
  const offences = Array.from(values, (value, index) => ({ value, row: index + 1 })).filter(
    ({ value }) => !Number.isFinite(value),
  );
  const [first, ...more] = offences;
  if (!first) return [];
  const others = more.length > 0 ? ` (and ${more.length} more in this column)` : '';
  return [
    {
      code: 'table/not-finite',
      severity: 'error',
      message: `expected a finite number, found ${first.value}${others}`,
      place: { ...place, row: first.row },
      hint: 'Look for 0/0, the logarithm of 0, or an overflow of exp (use logSumExp), or leave the point out.',
    },
  ];
}

function checkLengths(
  columns: readonly (readonly [string, ArrayLike<number>])[],
  place: Place,
): Diagnostic[] {
  const [first, ...others] = columns;
  if (!first) return [];
  const rows = first[1].length;
  return others
    .filter(([, values]) => values.length !== rows)
    .map(([column, values]) => ({
      code: 'table/ragged',
      severity: 'error',
      message: `expected ${rows} values as in column ${first[0]}, found ${values.length}`,
      place: { ...place, column, row: Math.min(rows, values.length) + 1 },
      hint: 'Compute all columns of a table on the same nodes, or put them into two tables.',
    }));
}

function checkMesh(mesh: number, rows: number, place: Place): Diagnostic[] {
  if (Number.isInteger(mesh) && mesh >= 1 && rows % mesh === 0) return [];
  return [
    {
      code: 'table/mesh',
      severity: 'error',
      message: `expected the ${rows} rows to be whole scan lines of ${mesh} rows`,
      place,
      hint: 'Set mesh to the number of nodes along the axis that varies fastest.',
    },
  ];
}
