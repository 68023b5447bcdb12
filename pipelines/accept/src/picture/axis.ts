/** A coordinate axis: where a value lies, and which values are marked. */
export interface Axis {
  at(value: number): number;
  ticks: { at: number; label: string }[];
}

/**
 * A linear axis.
 *
 * @param options.values what it must show; infinities and NaN are passed over.
 * @param options.from, options.to where its ends lie on the page; `from` belongs to the smallest value.
 * @param options.count the least number of ticks.
 * @param options.margin the part of the values' range that is left free at either end.
 */
export function linearAxis({
  values,
  from,
  to,
  count = 4,
  margin = 0,
}: {
  values: Iterable<number>;
  from: number;
  to: number;
  count?: number;
  margin?: number;
}): Axis {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) [low, high] = [0, 1];
  // A constant column still needs an axis of some length.
  if (low === high)
    [low, high] = [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2];
  const free = margin * (high - low);
  [low, high] = [low - free, high + free];
  const at = (value: number) => from + ((value - low) / (high - low)) * (to - from);
  return {
    at,
    ticks: niceTicks(low, high, count).map((value) => ({ at: at(value), label: label(value) })),
  };
}

/** The coarsest multiples of 1, 2 or 5 times a power of ten of which at least `count` lie in the range. */
function niceTicks(low: number, high: number, count: number): number[] {
  const power = 10 ** Math.floor(Math.log10((high - low) / count));
  for (const factor of [10, 5, 2, 1]) {
    const step = factor * power;
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    if (last - first + 1 < count && factor > 1) continue;
    return Array.from({ length: last - first + 1 }, (_, index) =>
      Number(((first + index) * step).toPrecision(12)),
    );
  }
  return [];
}

function label(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5))
    return value.toExponential().replace('e+', 'e').replace('-', '−');
  return String(value).replace('-', '−');
}
