import type { FigureData } from './figure.ts';

/**
 * The rows of one of a figure's tables, as its drawing reads them.
 *
 * @throws RangeError when the table, or one of the columns asked for, is missing.
 */
export function figureRows<Name extends string>(
  data: FigureData,
  table: string,
  names: readonly Name[],
): Record<Name, number>[] {
  const columns = data.tables[table]?.columns;
  if (columns === undefined) {
    throw new RangeError(`expected table ${table}, got ${Object.keys(data.tables).join(', ')}`);
  }
  const [length = 0] = Object.values(columns).map((column) => column.length);
  return Array.from({ length }, (_, row) => {
    const cells = names.map((name) => {
      const value = columns[name]?.[row];
      if (value === undefined) throw new RangeError(`expected ${name} in row ${row} of ${table}`);
      return [name, value];
    });
    return Object.fromEntries(cells) as Record<Name, number>;
  });
}

/**
 * One of the numbers that prose quotes from a figure.
 *
 * @throws RangeError when the figure has no such number.
 */
export function figureNumber(data: FigureData, name: string): number {
  const value = data.numbers?.[name];
  if (value === undefined) throw new RangeError(`expected a number ${name}`);
  return value;
}
