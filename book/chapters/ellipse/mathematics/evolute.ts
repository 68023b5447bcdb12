import type { Weights } from './manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';

/** The centre of curvature of the manifold at z; all of them form the evolute, an astroid. */
export function evolutePoint(w: Weights, z: number): Point {
  const difference = w[0] ** 2 - w[1] ** 2;
  return [(difference / w[0]) * Math.cos(z) ** 3, (-difference / w[1]) * Math.sin(z) ** 3];
}

/** Whether y lies inside the evolute; exactly there E(y, ·) has two minima instead of one. */
export function isInsideEvolute(w: Weights, y: Point): boolean {
  const reach = Math.cbrt((w[0] * y[0]) ** 2) + Math.cbrt((w[1] * y[1]) ** 2);
  return reach < Math.cbrt((w[0] ** 2 - w[1] ** 2) ** 2);
}

/**
 * Half the length of the medial axis: the segment of the major axis (that of y₁, |w₁| > |w₂|)
 * whose points have two foot points.
 */
export function medialHalfLength(w: Weights): number {
  return (w[0] ** 2 - w[1] ** 2) / Math.abs(w[0]);
}
