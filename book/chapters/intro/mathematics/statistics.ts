import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { singularValues } from './singular-values.ts';

/** The standard deviations of a cloud along its principal axes, the larger one first. */
export function principalDeviations(points: readonly Point[]): readonly [number, number] {
  const count = points.length;
  const mean = [0, 1].map((i) => points.reduce((sum, point) => sum + point[i]!, 0) / count);
  const moment = (i: number, j: number) =>
    points.reduce((sum, x) => sum + (x[i]! - mean[i]!) * (x[j]! - mean[j]!), 0) / count;
  const mixed = moment(0, 1);
  const [first, second] = singularValues([
    [moment(0, 0), mixed],
    [mixed, moment(1, 1)],
  ]).sigma;
  return [Math.sqrt(first), Math.sqrt(second)];
}

/** The middle value of an odd number of values, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

/** The probability that a standard normal number lies in ±bound: erf(bound/√2), by Simpson's rule. */
export function normalWithin(bound: number): number {
  const nodes = linspace(-bound, bound, 201);
  const sum = nodes.reduce((total, x, i) => {
    const weight = i === 0 || i === nodes.length - 1 ? 1 : i % 2 === 1 ? 4 : 2;
    return total + weight * Math.exp((-x * x) / 2);
  }, 0);
  return (sum * (2 * bound)) / (3 * (nodes.length - 1)) / Math.sqrt(2 * Math.PI);
}
