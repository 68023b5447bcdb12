import { logSumExp } from './soft-extrema.ts';

/** The scores s of the classes at one input, one for each class: a net’s linear output. */
export type Scores = readonly number[];

/** F_CE(x, k) = −sₖ + log Σⱼ exp(sⱼ) ≥ 0: the cross-entropy of class k = 0 … K − 1. */
export function crossEntropyEnergy(scores: Scores, k: number): number {
  return logSumExp(scores) - scores[k]!;
}

/** F_lin(x, k) = −sₖ: the negative linear output of class k = 0 … K − 1, which nothing bounds. */
export function linearEnergy(scores: Scores, k: number): number {
  return -scores[k]!;
}

/** How far the score of class k is above that of its best rival; negative where the rival leads. */
export function leadOf(scores: Scores, k: number): number {
  return scores[k]! - Math.max(...scores.filter((_, other) => other !== k));
}
