/**
 * β⁻¹ log Σ_k e^{β e_k}, at least the maximum: the soft maximum without a mean. It diverges as β → 0.
 *
 * @param e at least one number.
 * @param beta coldness, in (0, ∞).
 */
export function logSumExp(e: readonly number[], beta = 1): number {
  return softmax(e, beta) + Math.log(e.length) / beta;
}

/** β⁻¹ log (1/K) Σ_k e^{β e_k}: the soft maximum between mean (β → 0) and maximum (β → ∞). */
export function softmax(e: readonly number[], beta = 1): number {
  // Subtracting the greatest keeps the exponentials from overflowing.
  const greatest = Math.max(...e);
  const sum = e.reduce((total, value) => total + Math.exp(beta * (value - greatest)), 0);
  return greatest + Math.log(sum / e.length) / beta;
}

/** −β⁻¹ log (1/K) Σ_k e^{−β e_k}: the soft minimum between minimum (β → ∞) and mean (β → 0). */
export function softmin(e: readonly number[], beta = 1): number {
  return -softmax(negated(e), beta);
}

/** −β⁻¹ log Σ_k e^{−β e_k}, at most the minimum: the soft minimum without a mean. */
export function negativeLogSumExp(e: readonly number[], beta = 1): number {
  return -logSumExp(negated(e), beta);
}

/** The gradient of both soft maxima: positive weights that sum to one, the largest at the maximum. */
export function softargmax(e: readonly number[], beta = 1): number[] {
  const value = logSumExp(e, beta);
  return e.map((each) => Math.exp(beta * (each - value)));
}

/** The gradient of both soft minima: softargmax of −e. */
export function softargmin(e: readonly number[], beta = 1): number[] {
  return softargmax(negated(e), beta);
}

function negated(e: readonly number[]): number[] {
  return e.map((value) => -value);
}
