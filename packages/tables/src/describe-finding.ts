import type { Finding, Subject } from './compare-with-golden.ts';

/** The name of what a finding is about: `table string, column u`, `number peak`. */
export function describeSubject({ table, column, number }: Subject): string {
  if (number !== undefined) return `number ${number}`;
  return column === undefined ? `table ${table}` : `table ${table}, column ${column}`;
}

/** What a finding says, without what it is about, which the place of the message tells. */
export function describeFinding(finding: Finding, tolerance: number): string {
  switch (finding.change) {
    case 'missing':
      return 'was accepted, but is not computed any more';
    case 'added':
      return 'is computed, but was not there when the numbers were accepted';
    case 'rows':
      return `expected ${finding.accepted} rows as accepted, found ${finding.computed}`;
    case 'mesh':
      return `expected scan lines of ${finding.accepted} rows as accepted, found ${finding.computed}`;
    case 'moved': {
      const { accepted, computed, deviation, beyond, rows } = finding;
      const [old, fresh] = distinguish(accepted, computed);
      const others = rows > 1 ? `; ${beyond} of ${rows} rows are beyond it` : '';
      return `expected ${old} as accepted, found ${fresh}: a relative deviation of ${short(deviation)}, the tolerance is ${short(tolerance)}${others}`;
    }
  }
}

/** A deviation or a tolerance with two digits: `0.013`, `3.2e-7`. */
export function short(value: number): string {
  return String(Number(value.toPrecision(2)));
}

/** Two numbers with as many digits as it takes to see that they differ, and two more. */
export function distinguish(a: number, b: number): [string, string] {
  const text = (digits: number) => [a, b].map((value) => String(Number(value.toPrecision(digits))));
  let digits = 4;
  while (digits < 17 && new Set(text(digits - 1)).size < 2) digits += 1;
  const [first = '', second = ''] = text(Math.min(17, digits + 1));
  return [first, second];
}
