import { freeEnergy, coldFreeEnergy, warmFreeEnergy } from './free-energy.ts';
import { latentNodes, type Weights } from './manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';

/** The energy loss: the mean of F_β over the samples. */
export function energyLoss(w: Weights, samples: readonly Point[], beta: number): number {
  return samples.reduce((sum, y) => sum + freeEnergy(w, y, beta), 0) / samples.length;
}

/**
 * The loss' gradient with respect to w: the mean over the samples of
 * ∂F_β/∂w₁ = −2 Σ_k p_k (y₁ − w₁ cos z_k) cos z_k, and likewise with w₂, y₂ and sin z_k.
 */
export function lossGradient(w: Weights, samples: readonly Point[], beta: number): Weights {
  const { cross, square } = moments(w, samples, beta);
  return [2 * (w[0] * square[0] - cross[0]), 2 * (w[1] * square[1] - cross[1])];
}

/** One step of a descent: the weights reached and the loss there. */
export interface DescentStep {
  w: Weights;
  loss: number;
}

/** Gradient descent on the energy loss over all samples; the first entry is the start. */
export function descendLoss(descent: {
  start: Weights;
  samples: readonly Point[];
  beta: number;
  learningRate: number;
  steps: number;
}): DescentStep[] {
  const { samples, beta, learningRate, steps } = descent;
  let w = descent.start;
  const trajectory = [{ w, loss: energyLoss(w, samples, beta) }];
  for (let step = 0; step < steps; step++) {
    const gradient = lossGradient(w, samples, beta);
    w = [w[0] - learningRate * gradient[0], w[1] - learningRate * gradient[1]];
    trajectory.push({ w, loss: energyLoss(w, samples, beta) });
  }
  return trajectory;
}

/** One epoch of stochastic gradient descent, sample by sample in the given order; the first entry is the start. */
export function stochasticEpoch(descent: {
  start: Weights;
  samples: readonly Point[];
  beta: number;
  learningRate: number;
}): DescentStep[] {
  const { samples, beta, learningRate } = descent;
  let w = descent.start;
  const trajectory = [{ w, loss: energyLoss(w, samples, beta) }];
  for (const sample of samples) {
    const gradient = lossGradient(w, [sample], beta);
    w = [w[0] - learningRate * gradient[0], w[1] - learningRate * gradient[1]];
    trajectory.push({ w, loss: energyLoss(w, samples, beta) });
  }
  return trajectory;
}

/**
 * The weights at which the loss' gradient vanishes, by the fixed-point iteration (EM): each step
 * solves the least-squares problem whose weights are the responsibilities of the step before.
 */
export function fitWeights(start: Weights, samples: readonly Point[], beta: number): Weights {
  let w = start;
  // The iteration slows down without bound at a critical coldness; a thousandth off it suffices.
  for (let iteration = 0; iteration < 20_000; iteration++) {
    const { cross, square } = moments(w, samples, beta);
    const next: Weights = [cross[0] / square[0], cross[1] / square[1]];
    const change = Math.hypot(next[0] - w[0], next[1] - w[1]);
    w = next;
    if (change < 1e-14) break;
  }
  return w;
}

/** Means over samples and nodes, weighted by responsibility: of (y₁ cos z, y₂ sin z) and of (cos² z, sin² z). */
function moments(w: Weights, samples: readonly Point[], beta: number) {
  const cross: [number, number] = [0, 0];
  const square: [number, number] = [0, 0];
  for (const y of samples) {
    for (const { cosine, sine, p } of pulledNodes(w, y, beta)) {
      const share = p / samples.length;
      cross[0] += share * y[0] * cosine;
      cross[1] += share * y[1] * sine;
      square[0] += share * cosine * cosine;
      square[1] += share * sine * sine;
    }
  }
  return { cross, square };
}

/** The points of the circle that a sample pulls at, with their responsibilities: a single one when cold. */
function pulledNodes(w: Weights, y: Point, beta: number) {
  if (beta === Infinity) {
    const { z } = coldFreeEnergy(w, y);
    return [{ cosine: Math.cos(z), sine: Math.sin(z), p: 1 }];
  }
  const { responsibilities } = warmFreeEnergy(w, y, beta);
  return latentNodes.map(({ cosine, sine }, k) => ({ cosine, sine, p: responsibilities[k]! }));
}
