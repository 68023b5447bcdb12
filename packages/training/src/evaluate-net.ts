import { leakySlope, type Activation } from '@chiaroscuro/kernels/activation';
import { layerActivations } from './layer-activations.ts';
import type { NetForm } from './net.ts';

/** A trained net as a model's data holds it. */
export interface TrainedNet extends NetForm {
  /** Kernel (row-major, inputs × outputs) and bias of each layer in turn. */
  weights: readonly (readonly number[])[];
}

/**
 * The outputs of a net at a point, in float64.
 *
 * @throws RangeError when the point or the weights do not fit the widths.
 */
export function evaluateNet(net: TrainedNet, point: readonly number[]): number[] {
  checkForm(net, point);
  const names = layerActivations(net.activations, net.widths.length - 1);
  return names.reduce(
    (signal, name, layer) => sumsOf(net, layer, signal).map(functions[name].value),
    [...point],
  );
}

/**
 * The Jacobian of a net at a point, outputs × inputs, in float64: tangents of all inputs are carried
 * forward through the layers. At the kink of a `relu` the derivative is 0, of a `leaky-relu` its slope.
 *
 * @throws RangeError when the point or the weights do not fit the widths.
 */
export function jacobianOf(net: TrainedNet, point: readonly number[]): number[][] {
  checkForm(net, point);
  const names = layerActivations(net.activations, net.widths.length - 1);
  let signal: number[] = [...point];
  let jacobian: number[][] = point.map((_, i) => point.map((_, j) => (i === j ? 1 : 0)));
  names.forEach((name, layer) => {
    const sums = sumsOf(net, layer, signal);
    const kernel = net.weights[2 * layer]!;
    jacobian = sums.map((sum, output) => {
      const slope = functions[name].derivative(sum);
      return point.map((_, input) => {
        let tangent = 0;
        for (let i = 0; i < signal.length; i++)
          tangent += kernel[i * sums.length + output]! * jacobian[i]![input]!;
        return slope * tangent;
      });
    });
    signal = sums.map(functions[name].value);
  });
  return jacobian;
}

function sumsOf({ weights }: TrainedNet, layer: number, signal: readonly number[]): number[] {
  const kernel = weights[2 * layer]!;
  const bias = weights[2 * layer + 1]!;
  return bias.map((offset, output) => {
    let sum = offset;
    for (let i = 0; i < signal.length; i++) sum += signal[i]! * kernel[i * bias.length + output]!;
    return sum;
  });
}

interface RealFunction {
  value(x: number): number;
  derivative(x: number): number;
}

/** 1 / (1 + e⁻ˣ), without overflow. */
function logistic(x: number): number {
  const decay = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + decay) : decay / (1 + decay);
}

const functions: Record<Activation, RealFunction> = {
  linear: { value: (x) => x, derivative: () => 1 },
  tanh: { value: Math.tanh, derivative: (x) => 1 - Math.tanh(x) ** 2 },
  relu: { value: (x) => Math.max(0, x), derivative: (x) => (x > 0 ? 1 : 0) },
  'leaky-relu': {
    value: (x) => (x > 0 ? x : leakySlope * x),
    derivative: (x) => (x > 0 ? 1 : leakySlope),
  },
  sigmoid: { value: logistic, derivative: (x) => logistic(x) * logistic(-x) },
  softplus: {
    value: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    derivative: logistic,
  },
};

function checkForm({ widths, weights }: TrainedNet, point: readonly number[]): void {
  const expected = widths.slice(1).flatMap((outputs, i) => [widths[i]! * outputs, outputs]);
  const found = weights.map(({ length }) => length);
  if (expected.length !== found.length || expected.some((size, i) => size !== found[i])) {
    throw new RangeError(
      `expected weights of sizes ${expected.join(', ')} for widths ${widths.join(', ')}, got ${found.join(', ')}`,
    );
  }
  if (point.length !== widths[0]) {
    throw new RangeError(`expected a point of ${widths[0]} coordinates, got ${point.length}`);
  }
}
