import { softargmin, negativeLogSumExp } from './soft-extrema.ts';

/**
 * The cross-entropy loss of one example as a function of its classes' energies, e_c + log Σ_k e^{−e_k}.
 *
 * @param right the number of the right class, from 1.
 */
export function crossEntropy(e: readonly number[], right: number): number {
  return e[right - 1]! - negativeLogSumExp(e);
}

/** Its derivatives: y_k − p_k, with y the indicator of the right class and p = softargmin(e). They sum to zero. */
export function crossEntropySlopes(e: readonly number[], right: number): number[] {
  return softargmin(e).map((share, k) => (k === right - 1 ? 1 : 0) - share);
}

/** The energies before, and after each of `steps` steps of gradient descent on the cross-entropy. */
export function descendEnergies(
  e: readonly number[],
  { right, step, steps }: { right: number; step: number; steps: number },
): number[][] {
  const path = [[...e]];
  for (let n = 0; n < steps; n++) {
    const before = path.at(-1)!;
    const slopes = crossEntropySlopes(before, right);
    path.push(before.map((value, k) => value - step * slopes[k]!));
  }
  return path;
}
