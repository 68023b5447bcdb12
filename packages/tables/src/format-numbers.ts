import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';
import { formatNumber } from './format-number.ts';

/**
 * The single numbers of a figure as a TeX file, one `\definecomputed{<chapter>/<figure>}{<name>}{<value>}`
 * a line, sorted by name; empty when there are none.
 *
 * @param numbers ones in which `checkNumbers` finds no error.
 */
export function formatNumbers(figure: string, numbers: Record<string, number>): string {
  return Object.keys(numbers)
    .sort()
    .map((name) => `\\definecomputed{${figure}}{${name}}{${formatNumber(numbers[name]!)}}\n`)
    .join('');
}

/** One diagnostic for each number that is NaN or infinite. */
export function checkNumbers(numbers: Record<string, number>, place: Place): Diagnostic[] {
  return Object.entries(numbers)
    .filter(([, value]) => !Number.isFinite(value))
    .map(([name, value]) => ({
      code: 'table/not-finite',
      severity: 'error',
      message: `expected the number "${name}" to be finite, found ${value}`,
      place,
      hint: 'Look for 0/0, the logarithm of 0, or an overflow of exp, or leave the number out.',
    }));
}
