/** The mean of some numbers and their standard deviation, the root of the mean square (all numbers there are, not a sample). */
export function meanAndDeviation(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** −Σ pₖ log pₖ in nats: 0 for a certain outcome, log K where all are as likely. */
export function entropy(probabilities: readonly number[]): number {
  return probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
}

/** What an ensemble makes of one input. */
export interface EnsembleOpinion {
  /** p̄: the mean of the members’ probabilities. */
  probabilities: number[];
  /** H(p̄): all the uncertainty there is, in nats. */
  total: number;
  /** H(p̄) less the mean of the members’ own entropies: what the members disagree about. */
  information: number;
}

/** The mean prediction of an ensemble, its entropy, and the mutual information of class and member. */
export function opinionOf(members: readonly (readonly number[])[]): EnsembleOpinion {
  const probabilities = members[0]!.map(
    (_, k) => members.reduce((sum, p) => sum + p[k]!, 0) / members.length,
  );
  const total = entropy(probabilities);
  const own = members.reduce((sum, p) => sum + entropy(p), 0) / members.length;
  // Never negative, because entropy is concave; rounding may say otherwise.
  return { probabilities, total, information: Math.max(0, total - own) };
}
