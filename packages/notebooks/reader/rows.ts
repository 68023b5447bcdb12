import type { FigureData, TableData } from '@chiaroscuro/compute/figure';

/** Column name to value, in one row of a table. */
export type Row = Record<string, number>;

/**
 * The rows of a table, with six significant digits: no picture shows more. Each knows its place in the
 * table, `row`, and which scan line of the mesh it is on, `scan`.
 *
 * @throws RangeError when the figure has no such table.
 */
export function rowsOf(data: FigureData, table: string): Row[] {
  const found = data.tables[table];
  if (!found) {
    throw new RangeError(`expected table ${table}, got ${Object.keys(data.tables).join(', ')}`);
  }
  const columns = Object.entries(found.columns);
  const [, first] = columns[0] ?? ['', []];
  return Array.from({ length: first.length }, (_, row) => ({
    ...Object.fromEntries(
      columns.map(([name, values]) => [name, Number(values[row]!.toPrecision(6))]),
    ),
    row,
    scan: Math.floor(row / meshOf(found, first.length)),
  }));
}

/** The same rows with the columns alone that a picture needs. */
export function pick(rows: readonly Row[], names: readonly string[]): Row[] {
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]!])));
}

function meshOf({ mesh }: TableData, rows: number): number {
  return mesh ?? Math.max(1, rows);
}
