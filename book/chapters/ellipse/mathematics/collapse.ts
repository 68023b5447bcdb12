import { fitWeights } from './training.ts';
import { latentNodes, type Weights } from './manifold.ts';
import { warmFreeEnergy } from './free-energy.ts';
import type { Point } from '@chiaroscuro/compute/plane';

/** The mean squares (m₁, m₂) of the samples' coordinates. */
export function secondMoments(samples: readonly Point[]): Point {
  const [sum1, sum2] = samples.reduce(([s1, s2], [y1, y2]) => [s1 + y1 * y1, s2 + y2 * y2], [
    0, 0,
  ] as Point);
  return [sum1 / samples.length, sum2 / samples.length];
}

/**
 * The coldness 1/(2mᵢ) beyond which the collapsed manifold w = 0 is unstable along each axis: near
 * it the loss is ⟨‖y‖²⟩ + Σᵢ wᵢ² (1/2 − β mᵢ) to second order in w.
 */
export function collapseThresholds(samples: readonly Point[]): Point {
  const [m1, m2] = secondMoments(samples);
  return [1 / (2 * m1), 1 / (2 * m2)];
}

/** A manifold that has opened along y₁ only, at the coldness where it is about to open along y₂. */
export interface AxisOpening {
  beta: number;
  w: Weights;
}

/**
 * Where the trained manifold (w₁, 0) begins to open along y₂, when y₁ is the direction of the larger
 * spread. It comes before the collapsed manifold's own threshold 1/(2m₂): the curvature of the loss
 * along w₂ is 2⟨sin²⟩ − 4β⟨y₂² sin²⟩, with sin² weighted by the responsibilities on the segment.
 */
export function secondOpening(samples: readonly Point[]): AxisOpening {
  let [low, high] = collapseThresholds(samples);
  while (high - low > 1e-12) {
    const beta = (low + high) / 2;
    if (segmentCurvature(segment(samples, beta), samples, beta) > 0) low = beta;
    else high = beta;
  }
  return { beta: low, w: segment(samples, low) };
}

/** The trained weights among those with w₂ = 0. */
function segment(samples: readonly Point[], beta: number): Weights {
  return [fitWeights([-1, 0], samples, beta)[0], 0];
}

/** The loss' second derivative along w₂ at w₂ = 0, where ⟨sin z⟩ vanishes by symmetry. */
function segmentCurvature(w: Weights, samples: readonly Point[], beta: number): number {
  const curvatures = samples.map((y) => {
    const { responsibilities } = warmFreeEnergy(w, y, beta);
    const squaredSine = latentNodes.reduce(
      (sum, { sine }, k) => sum + responsibilities[k]! * sine * sine,
      0,
    );
    return 2 * squaredSine - 4 * beta * y[1] ** 2 * squaredSine;
  });
  return curvatures.reduce((sum, curvature) => sum + curvature, 0) / samples.length;
}
