/** The scores s of the classes at one input, one for each class: a net’s linear output. */
export type Scores = readonly number[];

/** log Σₖ exp(sₖ), computed from the largest score so that nothing overflows. */
export function logSumExp(scores: Scores): number {
  const largest = Math.max(...scores);
  return largest + Math.log(scores.reduce((sum, s) => sum + Math.exp(s - largest), 0));
}

/** softargmax(s): pₖ = exp(sₖ) / Σⱼ exp(sⱼ), positive numbers that sum to one. */
export function classProbabilities(scores: Scores): number[] {
  const total = logSumExp(scores);
  return scores.map((s) => Math.exp(s - total));
}

/** F_CE(x, k) = −sₖ + log Σⱼ exp(sⱼ) ≥ 0: the cross-entropy of class k = 0 … K − 1. */
export function crossEntropyEnergy(scores: Scores, k: number): number {
  return logSumExp(scores) - scores[k]!;
}

/** F_lin(x, k) = −sₖ: the negative linear output of class k = 0 … K − 1, which no bound holds. */
export function linearEnergy(scores: Scores, k: number): number {
  return -scores[k]!;
}

/** The class of the largest score, which is that of the least energy of either kind; the first of equals. */
export function likeliestClass(scores: Scores): number {
  return scores.indexOf(Math.max(...scores));
}

/** How far the score of class k is above that of its best rival; negative where the rival leads. */
export function leadOf(scores: Scores, k: number): number {
  return scores[k]! - Math.max(...scores.filter((_, other) => other !== k));
}

/** −Σ pₖ log pₖ in nats: 0 for a certain class, log K where all are as likely. */
export function entropy(probabilities: readonly number[]): number {
  return probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}
