/**
 * TeX's point is 72/72.27 of the printers' point (1/72 inch) that PDF counts in. Printers' limits are
 * round numbers of whichever point; a line of TeX's 0.5 pt must not fail a limit of 0.5 pt.
 */
const texPoint = 72 / 72.27;

/** Whether a length in bp is below a limit in points, of TeX or of PDF, but for rounding. */
export function isBelow(length: number, points: number): boolean {
  return length < points * texPoint - 0.0005;
}

/** A length in bp as a message says it, with as many decimals as matter. */
export function points(length: number): string {
  return `${Number(length.toFixed(length < 1 ? 3 : 2))} pt`;
}
