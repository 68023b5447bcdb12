/** A function of one number that a net applies to each component of a vector. */
export interface Activation {
  value(x: number): number;
  /** The derivative; where there is none, that of the right-hand side. */
  slope(x: number): number;
}

/** The positive part: relu(x) = max(x, 0). */
export const relu: Activation = { value: (x) => Math.max(x, 0), slope: (x) => (x < 0 ? 0 : 1) };

/** relu with a small slope on the left. */
export function leakyRelu(slope: number): Activation {
  return { value: (x) => (x < 0 ? slope * x : x), slope: (x) => (x < 0 ? slope : 1) };
}

/** The hyperbolic tangent. */
export const tanh: Activation = { value: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 };

/** The logistic function 1/(1 + e⁻ˣ). */
export const sigmoid: Activation = {
  value: logistic,
  slope: (x) => logistic(x) * logistic(-x),
};

/** The smooth relu β⁻¹ log(1 + e^{βx}); its slope is the logistic function of βx. */
export function softplus(beta = 1): Activation {
  return {
    // The exponent is never positive, so that nothing overflows.
    value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-beta * Math.abs(x))) / beta,
    slope: (x) => logistic(beta * x),
  };
}

/** Moves a number towards zero by λ, and what is nearer than that to zero. */
export function softShrink(lambda: number): Activation {
  return {
    value: (x) => Math.sign(x) * Math.max(Math.abs(x) - lambda, 0),
    slope: (x) => (Math.abs(x) < lambda ? 0 : 1),
  };
}

/** The function that leaves its argument as it is. */
export const linear: Activation = { value: (x) => x, slope: () => 1 };

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
