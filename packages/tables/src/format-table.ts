import { formatNumber } from './format-number.ts';
import { formatProvenance, hashLines } from './provenance.ts';
import type { FigureProvenance, Table } from './table.ts';

/**
 * A table as ASCII text: a comment with its provenance (PGFPlots skips lines that begin with `#`),
 * a line of column names, and aligned rows of numbers. Equal tables give equal bytes.
 *
 * @param table one in which `checkTable` finds no error.
 */
export function formatTable(table: Table, name: string, provenance: FigureProvenance): string {
  const lines = alignColumns(
    Object.entries(table.columns).map(([column, values]) => [
      column,
      ...Array.from(values, formatNumber),
    ]),
  );
  const head = formatProvenance({
    ...provenance,
    table: name,
    rows: lines.length - 1,
    ...(table.mesh === undefined ? {} : { mesh: table.mesh }),
    hash: hashLines(lines),
  });
  return [head, ...lines, ''].join('\n');
}

/** Lines of left-aligned cells, two spaces apart, with no space at either end. */
function alignColumns(columns: readonly (readonly string[])[]): string[] {
  const padded = columns.map((cells, index) => {
    if (index === columns.length - 1) return cells;
    const width = Math.max(...cells.map((cell) => cell.length));
    return cells.map((cell) => cell.padEnd(width));
  });
  return (padded[0] ?? []).map((_, row) => padded.map((cells) => cells[row]).join('  '));
}
