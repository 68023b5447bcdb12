import type { FigureArrays } from './arrays.ts';
import type { Golden } from './golden.ts';
import type { UnpackedTable } from './pack-table.ts';
import type { Table } from './table.ts';
import { scaleOf } from './tolerance.ts';

/** A table, a column of it, or a single number. */
export interface Subject {
  table?: string;
  column?: string;
  number?: string;
}

/** It is accepted but no longer computed, or the other way round. */
export interface Presence extends Subject {
  change: 'missing' | 'added';
}

/** A table has another number of rows, or scan lines of another length; no mesh is 0. */
export interface Reshaped extends Subject {
  change: 'rows' | 'mesh';
  accepted: number;
  computed: number;
}

/** A column or a number is further from what was accepted than the tolerance. */
export interface Moved extends Subject {
  change: 'moved';
  /** Where in the column the deviation is largest, from 1. */
  row?: number;
  /** The values there. */
  accepted: number;
  computed: number;
  /** The largest deviation, relative to the scale of the column. */
  deviation: number;
  /** How many of its rows are beyond the tolerance, and how many there are. */
  beyond: number;
  rows: number;
}

/** One thing in which computed numbers differ from accepted ones. */
export type Finding = Presence | Reshaped | Moved;

/**
 * Compares the numbers of a figure with the accepted ones.
 *
 * @param tolerance relative to a column's scale, see `scaleOf`; half a step of the golden tables'
 *   own rounding is granted on top.
 * @returns what has changed: changes of shape first, then the largest deviation; empty when all is
 *   within the tolerance.
 */
export function compareWithGolden(
  { tables, numbers }: Pick<FigureArrays, 'tables' | 'numbers'>,
  golden: Golden,
  tolerance: number,
): Finding[] {
  const findings: Finding[] = [
    ...presences(golden.tables, tables, (table) => ({ table })),
    ...presences(golden.numbers, numbers, (number) => ({ number })),
  ];
  for (const [table, accepted] of Object.entries(golden.tables)) {
    const computed = tables[table];
    if (computed) findings.push(...compareTable({ table, accepted, computed, tolerance }));
  }
  for (const [number, accepted] of Object.entries(golden.numbers)) {
    const computed = numbers[number];
    if (computed === undefined) continue;
    const moved = compareValues({ accepted: [accepted], computed: [computed], step: 0, tolerance });
    if (!moved) continue;
    const { row: _, ...single } = moved;
    findings.push({ ...single, number });
  }
  return findings.sort((a, b) => (weight(a) === weight(b) ? 0 : weight(b) - weight(a)));
}

function presences(
  accepted: Record<string, unknown>,
  computed: Record<string, unknown>,
  subject: (name: string) => Subject,
): Presence[] {
  const absentFrom = (record: Record<string, unknown>) => (name: string) =>
    !Object.hasOwn(record, name);
  return [
    ...Object.keys(accepted)
      .filter(absentFrom(computed))
      .map((name): Presence => ({ change: 'missing', ...subject(name) })),
    ...Object.keys(computed)
      .filter(absentFrom(accepted))
      .map((name): Presence => ({ change: 'added', ...subject(name) })),
  ];
}

interface TableComparison {
  table: string;
  accepted: UnpackedTable;
  computed: Table;
  tolerance: number;
}

function compareTable({ table, accepted, computed, tolerance }: TableComparison): Finding[] {
  const findings: Finding[] = presences(accepted.columns, computed.columns, (column) => ({
    table,
    column,
  }));
  const [acceptedRows, computedRows] = [rowsOf(accepted), rowsOf(computed)];
  if (acceptedRows !== computedRows) {
    return [...findings, { change: 'rows', table, accepted: acceptedRows, computed: computedRows }];
  }
  const [acceptedMesh, computedMesh] = [accepted.mesh ?? 0, computed.mesh ?? 0];
  if (acceptedMesh !== computedMesh) {
    findings.push({ change: 'mesh', table, accepted: acceptedMesh, computed: computedMesh });
  }
  for (const [column, values] of Object.entries(accepted.columns)) {
    const moved =
      computed.columns[column] &&
      compareValues({
        accepted: values,
        computed: computed.columns[column],
        step: accepted.steps[column]!,
        tolerance,
      });
    if (moved) findings.push({ ...moved, table, column });
  }
  return findings;
}

interface ValueComparison {
  accepted: ArrayLike<number>;
  computed: ArrayLike<number>;
  /** To which the accepted values were rounded. */
  step: number;
  tolerance: number;
}

function compareValues({
  accepted,
  computed,
  step,
  tolerance,
}: ValueComparison): Moved | undefined {
  const scale = scaleOf(accepted);
  const allowed = tolerance * scale + step / 2;
  let [worst, largest, beyond] = [0, 0, 0];
  for (let index = 0; index < accepted.length; index++) {
    const deviation = Math.abs(computed[index]! - accepted[index]!);
    if (deviation > allowed) beyond += 1;
    if (deviation > largest) [worst, largest] = [index, deviation];
  }
  if (beyond === 0) return undefined;
  return {
    change: 'moved',
    row: worst + 1,
    accepted: accepted[worst]!,
    computed: computed[worst]!,
    deviation: largest / scale,
    beyond,
    rows: accepted.length,
  };
}

function weight(finding: Finding): number {
  return finding.change === 'moved' ? finding.deviation : Infinity;
}

function rowsOf({ columns }: Table): number {
  return Object.values(columns)[0]?.length ?? 0;
}
