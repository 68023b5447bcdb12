import type { Point } from '@chiaroscuro/compute/plane';
import type { VectorField } from './vector-fields.ts';

/** The data of the smallest field with a ridge: (−a, 0) and (a, 0), with a = 1. */
export const twoPoints: readonly Point[] = [
  [-1, 0],
  [1, 0],
];

/** v = (tanh(y₁/σ²) − y₁, −y₂), and J: what the best denoiser of the two points does at noise σ > 0. */
export function twoPointField(sigma: number): VectorField {
  return ([y1, y2]) => {
    const slope = Math.tanh(y1 / sigma ** 2);
    return {
      v: [slope - y1, -y2],
      J: [
        [(1 - slope ** 2) / sigma ** 2 - 1, 0],
        [0, -1],
      ],
    };
  };
}

/** ½F_β on the axis y₂ = 0, at the coldness 1/(2σ²) and without its value at the origin. */
export function twoPointPotential(sigma: number, y1: number): number {
  const x = Math.abs(y1) / sigma ** 2;
  const logCosh = x + Math.log1p(Math.exp(-2 * x)) - Math.LN2;
  return y1 ** 2 / 2 - sigma ** 2 * logCosh;
}

/**
 * Where the right-hand sink lies: the largest root of y₁ = tanh(y₁/σ²), by bisection. It is positive for
 * σ < 1, and 0 from σ = 1 on.
 */
export function rightSink(sigma: number): number {
  if (sigma >= 1) return 0;
  // Between the places where the slope of the difference is zero and where y₁ has overtaken the tanh.
  let [low, high] = [sigma ** 2 * Math.acosh(1 / sigma), 1];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (Math.tanh(middle / sigma ** 2) > middle) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
