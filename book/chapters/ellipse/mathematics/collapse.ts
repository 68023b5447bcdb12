import type { Point } from './plane.ts';

/** The mean squares (m₁, m₂) of the samples' coordinates. */
export function secondMoments(samples: readonly Point[]): Point {
  const [sum1, sum2] = samples.reduce(([s1, s2], [y1, y2]) => [s1 + y1 * y1, s2 + y2 * y2], [
    0, 0,
  ] as Point);
  return [sum1 / samples.length, sum2 / samples.length];
}

/**
 * The coldness at which the collapsed manifold w = 0 becomes unstable along each axis, 1/(2mᵢ):
 * near it the loss is ⟨‖y‖²⟩ + Σᵢ wᵢ² (1/2 − β mᵢ) to second order in w.
 */
export function criticalColdness(samples: readonly Point[]): Point {
  const [m1, m2] = secondMoments(samples);
  return [1 / (2 * m1), 1 / (2 * m2)];
}
