import type { Box } from '@chiaroscuro/pdf/page-boxes';

/** A box as messages show it, in bp to a thousandth. */
export function showBox(box: Box): string {
  return `[${box.map(showLength).join(' ')}]`;
}

/** A length as messages show it, to a thousandth. */
export function showLength(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** Whether one box lies within another, but for the tolerance in bp. */
export function isWithin(inner: Box, outer: Box, tolerance: number): boolean {
  return (
    inner[0] >= outer[0] - tolerance &&
    inner[1] >= outer[1] - tolerance &&
    inner[2] <= outer[2] + tolerance &&
    inner[3] <= outer[3] + tolerance
  );
}
