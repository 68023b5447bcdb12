/** A vector of the circuit, or its gradient: one number for each component. */
export type Vector = readonly number[];

/** A matrix by rows: `outputs × inputs`, so that row k makes output k. */
export type Matrix = readonly Vector[];

/** An affine map s = W x + b. */
export interface Linear {
  kind: 'linear';
  weight: Matrix;
  bias: Vector;
}

/** A module without parameters. */
export interface Fixed {
  kind: 'relu' | 'tanh' | 'log-softargmax';
}

export type Module = Linear | Fixed;

/** What a module makes of the gradient of the cost with respect to its output. */
export interface Backward {
  /** With respect to its input. */
  gradInput: number[];
  /** With respect to its parameters; modules without parameters have none. */
  gradWeight?: number[][];
  gradBias?: number[];
}

/** The output of a module. */
export function forward(module: Module, x: Vector): number[] {
  switch (module.kind) {
    case 'linear':
      return module.weight.map((row, k) => dot(row, x) + module.bias[k]!);
    case 'relu':
      return x.map((value) => Math.max(0, value));
    case 'tanh':
      return x.map(Math.tanh);
    case 'log-softargmax': {
      const total = logSumExp(x);
      return x.map((value) => value - total);
    }
  }
}

/**
 * The transposed Jacobian of a module, applied to `gradOutput`, at the input `x`; for a linear module the
 * gradients of its parameters besides: Wᵀg, g xᵀ and g. The ReLU's slope at 0 is taken as 0.
 */
export function backward(module: Module, x: Vector, gradOutput: Vector): Backward {
  switch (module.kind) {
    case 'linear':
      return {
        gradInput: x.map((_, i) =>
          module.weight.reduce((sum, row, k) => sum + row[i]! * gradOutput[k]!, 0),
        ),
        gradWeight: gradOutput.map((g) => x.map((value) => g * value)),
        gradBias: [...gradOutput],
      };
    case 'relu':
      return { gradInput: gradOutput.map((g, i) => (x[i]! > 0 ? g : 0)) };
    case 'tanh':
      return { gradInput: gradOutput.map((g, i) => g * (1 - Math.tanh(x[i]!) ** 2)) };
    case 'log-softargmax': {
      const sum = gradOutput.reduce((total, g) => total + g, 0);
      const p = softargmax(x);
      return { gradInput: gradOutput.map((g, k) => g - p[k]! * sum) };
    }
  }
}

/** e^{x_k} / Σ e^{x_j}: positive, with sum 1. */
export function softargmax(x: Vector): number[] {
  const total = logSumExp(x);
  return x.map((value) => Math.exp(value - total));
}

/** The sum of the products of components. */
export function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** The Euclidean length. */
export function norm(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

function logSumExp(x: Vector): number {
  const most = Math.max(...x);
  return most + Math.log(x.reduce((sum, value) => sum + Math.exp(value - most), 0));
}
