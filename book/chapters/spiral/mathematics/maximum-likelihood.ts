/** A table of energies, its Gibbs distribution and its free energy. */
export interface Gibbs {
  /** The probability of each node; they sum to one. */
  p: number[];
  /** −β⁻¹ log ∫ e^{−βe} dy, the integral as a sum over the nodes. */
  F: number;
}

/** What is fitted: energies on nodes that are h apart, at coldness β. */
export interface FitParameters {
  h: number;
  beta: number;
  /** The step along the negative gradient; below 4/β the likelihood never falls. */
  step: number;
}

// listing: gibbs
/** The Gibbs distribution of a vector of energies. */
export function gibbs(e: readonly number[], beta: number, h: number): Gibbs {
  const least = Math.min(...e);
  const weights = e.map((each) => Math.exp(-beta * (each - least)));
  const Z = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    p: weights.map((weight) => weight / Z),
    F: least - Math.log(Z * h) / beta,
  };
}
// end of listing

// listing: descent
/** Lowers the negative log-likelihood of `data` by moving energies. */
export function fitEnergies(
  data: readonly number[],
  { h, beta, step, steps }: FitParameters & { steps: number },
): { e: number[]; losses: number[] } {
  let e = data.map(() => 0);
  const losses: number[] = [];
  for (let n = 0; n < steps; n++) {
    const { p, F } = gibbs(e, beta, h);
    losses.push(expectation(data, e) - F);
    const gradient = data.map((share, k) => share - p[k]!);
    // down where there are data, up where the model expects some
    e = e.map((each, k) => each - step * gradient[k]!);
  }
  return { e, losses };
}
// end of listing

/** The mean of a vector under a distribution over its places. */
export function expectation(p: readonly number[], e: readonly number[]): number {
  return p.reduce((sum, share, k) => sum + share * e[k]!, 0);
}

/** −Σ p log p. */
export function entropy(p: readonly number[]): number {
  return p.reduce((sum, share) => (share > 0 ? sum - share * Math.log(share) : sum), 0);
}

/** The shares of the nodes under a mixture of two normal densities, normalised over the nodes. */
export function mixtureShares(nodes: readonly number[]): number[] {
  const weights = nodes.map(
    (y) => 0.6 * normalDensity(y, -1, 0.3) + 0.4 * normalDensity(y, 1.2, 0.5),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The density at y of the normal distribution with this mean and standard deviation. */
export function normalDensity(y: number, mean: number, deviation: number): number {
  return Math.exp(-(((y - mean) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));
}
