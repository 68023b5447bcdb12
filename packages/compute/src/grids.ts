import type { Point } from './plane.ts';

/** `count` ≥ 2 equally spaced numbers from `start` to `stop`, both included. */
export function linspace(start: number, stop: number, count: number): number[] {
  // Weighted ends, not a running sum: grids symmetric about zero come out symmetric to the last bit.
  return Array.from(
    { length: count },
    (_, i) => (start * (count - 1 - i) + stop * i) / (count - 1),
  );
}

/** `count` ≥ 2 numbers from `start` to `stop` > 0, both included, with equal ratios between neighbours. */
export function logspace(start: number, stop: number, count: number): number[] {
  return linspace(Math.log10(start), Math.log10(stop), count).map((exponent) => 10 ** exponent);
}

/** The nodes `[0 : 2π/count : 2π[` of one period; the end is left out because it is the start again. */
export function periodNodes(count: number): number[] {
  return Array.from({ length: count }, (_, k) => (2 * Math.PI * k) / count);
}

/** A rectangle of grid points: halfWidth ≥ |y₁| in `columns` points, halfHeight ≥ |y₂| in `rows` points. */
export interface PlaneGrid {
  halfWidth: number;
  halfHeight: number;
  columns: number;
  rows: number;
}

/** The points of a grid, row by row from the lowest y₂, each row from the smallest y₁. */
export function planePoints({ halfWidth, halfHeight, columns, rows }: PlaneGrid): Point[] {
  const abscissae = linspace(-halfWidth, halfWidth, columns);
  return linspace(-halfHeight, halfHeight, rows).flatMap((y2) =>
    abscissae.map((y1): Point => [y1, y2]),
  );
}
