import type { Point } from '@chiaroscuro/compute/plane';
import type { RandomSource } from '@chiaroscuro/compute/random';

/** The clouds of the chapter are drawn from this seed, so that all of them begin with the same points. */
export const cloudSeed = 1;

/** A thousand points are a cloud. */
export const cloudSize = 1000;

/** Independent points of the plane, each component normal with mean 0 and variance 1. */
export function normalCloud(random: RandomSource, size = cloudSize): Point[] {
  return Array.from({ length: size }, (): Point => [random.normal(), random.normal()]);
}

/** The direction in which a point lies, as a part of a full turn in [0, 1[: what colours it in all figures. */
export function direction([u, v]: Point): number {
  const turn = Math.atan2(v, u) / (2 * Math.PI);
  return turn < 0 ? turn + 1 : turn;
}

/** Rows of a table: where points have gone, and the direction in which they lay at first. */
export function cloudRows(before: readonly Point[], after: readonly Point[]) {
  return before.map((point, i) => ({
    turn: direction(point),
    x1: after[i]![0],
    x2: after[i]![1],
  }));
}
