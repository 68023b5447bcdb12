/*
 * Losses of one example as functions of the gap F(ŷ) − F(y): the energy of the best wrong answer
 * minus that of the right one. The answer is right when the gap is positive.
 */

/** (−gap)⁺: what is missing to a tie. */
export function perceptronLoss(gap: number): number {
  return Math.max(0, -gap);
}

/** (m − gap)⁺: what is missing to a margin m ≥ 0. */
export function hingeLoss(gap: number, margin: number): number {
  return Math.max(0, margin - gap);
}

/** log(1 + e^{−gap}), a hinge without a corner; positive however wide the gap. */
export function logLoss(gap: number): number {
  return Math.max(0, -gap) + Math.log1p(Math.exp(-Math.abs(gap)));
}

/** How fast the log loss falls as the gap widens: minus its slope, 1/(1 + e^{gap}). */
export function pullOfLogLoss(gap: number): number {
  return 1 / (1 + Math.exp(gap));
}
