/**
 * The local minima of a function inside an interval: each abscissa whose value lies below its two
 * neighbours' is refined by golden-section search, to about 1e-8.
 *
 * @param abscissae ascending; minima closer together than two steps are not told apart.
 */
export function curveMinima(f: (x: number) => number, abscissae: readonly number[]): number[] {
  const values = abscissae.map(f);
  return abscissae.flatMap((_, i) => {
    const [before, here, after] = [values[i - 1], values[i]!, values[i + 1]];
    if (before === undefined || after === undefined) return [];
    const isMinimum = here <= before && here < after;
    return isMinimum ? [goldenSection(f, abscissae[i - 1]!, abscissae[i + 1]!)] : [];
  });
}

function goldenSection(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [low, high];
  while (right - left > 1e-9) {
    const inner = right - ratio * (right - left);
    const outer = left + ratio * (right - left);
    if (f(inner) < f(outer)) right = outer;
    else left = inner;
  }
  return (left + right) / 2;
}
