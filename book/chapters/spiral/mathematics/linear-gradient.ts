import { softargmax } from './soft-extrema.ts';
import type { Point, SpiralSample } from './spiral-samples.ts';

/** The parameters of a linear classifier without biases: the two weights of each class. */
export type LinearWeights = readonly Point[];

/** The mean cross-entropy of samples under scores s_k = w_k·x. */
export function linearLoss(weights: LinearWeights, samples: readonly SpiralSample[]): number {
  const losses = samples.map(({ x, k }) => -Math.log(softargmax(scores(weights, x))[k]!));
  return losses.reduce((sum, loss) => sum + loss, 0) / samples.length;
}

/** Its gradient, class by class: the mean of (p_k − y_k) x. */
export function linearGradient(weights: LinearWeights, samples: readonly SpiralSample[]): Point[] {
  const sums = weights.map((): [number, number] => [0, 0]);
  for (const { x, k: right } of samples) {
    softargmax(scores(weights, x)).forEach((p, k) => {
      const error = p - (k === right ? 1 : 0);
      sums[k]![0] += error * x[0];
      sums[k]![1] += error * x[1];
    });
  }
  return sums.map(([u, v]): Point => [u / samples.length, v / samples.length]);
}

function scores(weights: LinearWeights, [x1, x2]: Point): number[] {
  return weights.map(([u, v]) => u * x1 + v * x2);
}
