import { distinguish, short } from '@chiaroscuro/tables/describe-finding';
import type { Moved } from '@chiaroscuro/tables/compare-with-golden';
import type { Golden } from '@chiaroscuro/tables/golden';
import type { Table } from '@chiaroscuro/tables/table';
import { scaleOf } from '@chiaroscuro/tables/tolerance';
import type { FigureDrift } from '../figure-drift.ts';
import { escapeText } from './frame.ts';
import { findGrid } from './grid.ts';
import { heatPanels } from './heat-panels.ts';
import { linePanels, type Abscissa, type ColumnPair } from './line-panels.ts';

/** A column to draw: what was found of it, or nothing where its table has other rows now. */
export interface DrawnColumn {
  table: string;
  column: string;
  moved?: Moved;
}

/** A column before and after, as a section of the page. */
export function drawColumn(
  { golden, computed, tolerance }: FigureDrift & { golden: Golden },
  { table, column, moved }: DrawnColumn,
): string {
  const [old, fresh] = [golden.tables[table]!, computed.tables[table]!];
  const accepted = Array.from(old.columns[column]!);
  const pair: ColumnPair = {
    name: column,
    accepted,
    computed: Array.from(fresh.columns[column]!),
    allowed: tolerance * scaleOf(accepted),
    ...(moved?.row === undefined ? {} : { row: moved.row }),
  };
  const grid = moved && findGrid(fresh);
  const isCoordinate = grid && [grid.along.name, grid.across.name].includes(column);
  const panels =
    grid && !isCoordinate ? heatPanels(pair, grid) : linePanels(pair, abscissa(old, fresh, column));
  const heading = `<h2>${escapeText(table)} <span>column</span> ${escapeText(column)}</h2>`;
  return `<section>${heading}${moved ? describe(moved) : ''}<div class="panels">${panels.join('')}</div></section>`;
}

function describe({ accepted, computed, deviation, beyond, rows, row }: Moved) {
  const [old, fresh] = distinguish(accepted, computed);
  return `<p>Largest deviation ${short(deviation)}, ringed, in row ${row}: ${old} → ${fresh}. ${beyond} of ${rows} rows are beyond the tolerance.</p>`;
}

/** The first other column that rises along every line, in the old table and in the new; else the row. */
function abscissa(old: Table, fresh: Table, column: string): Abscissa {
  const mesh = old.mesh === fresh.mesh ? fresh.mesh : undefined;
  const name = Object.keys(fresh.columns).find(
    (other) =>
      other !== column &&
      old.columns[other] !== undefined &&
      rises(old.columns[other], mesh) &&
      rises(fresh.columns[other]!, mesh),
  );
  const lines = mesh === undefined ? {} : { mesh };
  if (name === undefined) {
    const rowsOf = (table: Table) => Array.from(table.columns[column]!, (_, row) => row + 1);
    return { label: 'row', accepted: rowsOf(old), computed: rowsOf(fresh), ...lines };
  }
  return {
    label: name,
    accepted: Array.from(old.columns[name]!),
    computed: Array.from(fresh.columns[name]!),
    ...lines,
  };
}

function rises(values: ArrayLike<number>, mesh = Infinity): boolean {
  return Array.from(values).every(
    (value, row) => row % mesh === 0 || row === 0 || value > values[row - 1]!,
  );
}
