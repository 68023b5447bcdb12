/**
 * A finite number as text that PGFPlots and siunitx read: at most nine significant digits (TeX
 * computes with fewer), no trailing zeros, `1.5e-7` for very small and `1e21` for very large
 * ones, and `0` for −0.
 *
 * @throws RangeError when the number is not finite.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`expected a finite number, got ${value}`);
  const rounded = Number(value.toPrecision(9));
  return Object.is(rounded, -0) ? '0' : String(rounded).replace('e+', 'e');
}
