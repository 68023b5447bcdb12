import type { Finding } from '@chiaroscuro/tables/compare-with-golden';
import {
  describeFinding,
  describeSubject,
  distinguish,
  short,
} from '@chiaroscuro/tables/describe-finding';
import type { FigureDrift } from './figure-drift.ts';

/** Why the golden file of a figure should be written anew; undefined when nothing has changed. */
export function reasonToAccept(drift: FigureDrift): string | undefined {
  const { golden, damage, findings, tolerance, computed, ingredients } = drift;
  if (damage !== undefined) return damage;
  if (!golden) {
    const tables = Object.keys(computed.tables).length;
    const numbers = Object.keys(computed.numbers).length;
    return `has no golden numbers yet: ${count(tables, 'table')} and ${count(numbers, 'number')} to take`;
  }
  if (findings.length > 0) {
    return `${count(findings.length, 'difference')} beyond the tolerance of ${short(tolerance)}`;
  }
  if (golden.backend === computed.provenance.backend && golden.tolerance !== tolerance) {
    return `same numbers, to be kept for a tolerance of ${short(tolerance)} instead of ${short(golden.tolerance)}`;
  }
  if (!golden.ingredients && ingredients) {
    return 'same numbers; what they are computed from can be noted now';
  }
  return undefined;
}

/** What has moved, as lines of a table for a terminal, largest first; empty when nothing has. */
export function describeDrift({ findings, tolerance, causes }: FigureDrift): string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, shownFindings).map((finding) => cells(finding, tolerance));
  const more = findings.length - shownFindings;
  return [
    ...align([...(rows.some(({ length }) => length > 1) ? [head] : []), ...rows]),
    ...(more > 0 ? [`and ${more} more`] : []),
    `Likely cause: ${causes.length > 0 ? causes.join('; ') : 'not known'}`,
  ];
}

const head = ['', 'accepted', 'new', 'deviation', 'rows moved'];
const shownFindings = 20;

function cells(finding: Finding, tolerance: number): string[] {
  const subject = describeSubject(finding);
  if (finding.change !== 'moved') return [`${subject}: ${describeFinding(finding, tolerance)}`];
  const { accepted, computed, deviation, beyond, rows, row } = finding;
  const where = row === undefined ? subject : `${subject}, row ${row}`;
  const [old, fresh] = distinguish(accepted, computed);
  return [where, old, fresh, short(deviation), row === undefined ? '' : `${beyond} of ${rows}`];
}

/** Cells under each other; a line of a single cell is a sentence and sets no width. */
function align(rows: readonly (readonly string[])[]): string[] {
  const full = rows.filter((row) => row.length > 1);
  return rows.map((row) =>
    row.length === 1
      ? row[0]!
      : row
          .map((cell, column) =>
            cell.padEnd(Math.max(...full.map((other) => other[column]!.length))),
          )
          .join('  ')
          .trimEnd(),
  );
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
