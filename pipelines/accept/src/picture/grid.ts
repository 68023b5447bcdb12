import type { Table } from '@chiaroscuro/tables/table';

/** A table whose rows are the nodes of a rectangular grid. */
export interface Grid {
  /** The columns that hold the coordinates: along a scan line, and from line to line. */
  along: { name: string; values: number[] };
  across: { name: string; values: number[] };
}

/**
 * The grid of a surface, if its nodes lie on one: a column that repeats with every scan line, and
 * another that is constant along each.
 */
export function findGrid({ columns, mesh }: Table): Grid | undefined {
  const entries = Object.entries(columns).map(([name, values]) => ({
    name,
    values: Array.from(values),
  }));
  const rows = entries[0]?.values.length ?? 0;
  if (mesh === undefined || mesh < 2 || rows < 2 * mesh) return undefined;
  const along = entries.find(
    ({ values }) =>
      values.every((value, row) => isNear(value, values[row % mesh]!)) &&
      isRising(values.slice(0, mesh)),
  );
  const across = entries.find(({ values }) => {
    const firsts = values.filter((_, row) => row % mesh === 0);
    return (
      values.every((value, row) => isNear(value, firsts[Math.floor(row / mesh)]!)) &&
      isRising(firsts)
    );
  });
  if (!along || !across) return undefined;
  return {
    along: { name: along.name, values: along.values.slice(0, mesh) },
    across: { name: across.name, values: across.values.filter((_, row) => row % mesh === 0) },
  };
}

/** Accepted coordinates are rounded, so equal ones may differ a little. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1e-6, Math.abs(a), Math.abs(b));
}

function isRising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > values[index - 1]!);
}
