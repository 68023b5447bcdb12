import { periodNodes } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import type { TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { descend, energy, inputGradient, type DescentOptions } from './inference.ts';

/** Equally spaced points of a circle about the origin. */
export function startsOnCircle({ count, radius }: { count: number; radius: number }): Point[] {
  return periodNodes(count).map((angle) => [radius * Math.cos(angle), radius * Math.sin(angle)]);
}

/** The paths of the input down the energy of a target that is held, and where they end. */
export function readBackwards(
  net: TrainedNet,
  y: Point,
  starts: readonly Point[],
  options: DescentOptions,
): { path: Point[]; end: { x: Point; energy: number } }[] {
  return starts.map((start) => {
    const path = descend(
      (x) => energy(net, x, y),
      (x) => inputGradient(net, x, y),
      start,
      options,
    );
    const x = path.at(-1)!;
    const end = { x, energy: energy(net, x, y) };
    return { path, end };
  });
}

/** The end of least E(x, y) + λ‖x‖²: among the inputs that explain a target, the price takes a small one. */
export function readBackwardsAtAPrice(
  net: TrainedNet,
  y: Point,
  price: number,
  starts: readonly Point[],
  options: DescentOptions,
): { x: Point; energy: number; total: number } {
  const total = (x: Point) => energy(net, x, y) + price * (x[0] ** 2 + x[1] ** 2);
  const gradient = (x: Point): Point => {
    const [u, v] = inputGradient(net, x, y);
    return [u + 2 * price * x[0], v + 2 * price * x[1]];
  };
  const ends = starts.map((start) => {
    const x = descend(total, gradient, start, options).at(-1)!;
    return { x, energy: energy(net, x, y), total: total(x) };
  });
  return ends.reduce((one, other) => (one.total <= other.total ? one : other));
}

/** The points of a path that lie at least `spacing` apart, its start and its end among them. */
export function thinned(path: readonly Point[], spacing: number): Point[] {
  const kept = [path[0]!];
  for (const [u, v] of path) {
    const [u0, v0] = kept.at(-1)!;
    if (Math.hypot(u - u0, v - v0) >= spacing) kept.push([u, v]);
  }
  return path.length > 1 ? [...kept, path.at(-1)!] : kept;
}
