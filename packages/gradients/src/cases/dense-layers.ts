import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { activations, isPiecewiseLinear } from '@chiaroscuro/kernels/activation';
import type { Activation } from '@chiaroscuro/kernels/activation';
import { denseLayers } from '@chiaroscuro/kernels/dense-layers';
import type { Tf } from '../engine.ts';
import type { Case } from './case.ts';
import { matMul, transpose } from './layers.ts';
import { map, sum, zip } from './number-array.ts';
import type { NumberArray } from './number-array.ts';

const samples = 3;
const inputs = [
  { shape: [samples, 2] },
  { shape: [2, 4] },
  { shape: [4] },
  { shape: [4, 3] },
  { shape: [3] },
];

const slopeBelowZero: Partial<Record<Activation, number>> = {
  linear: 1,
  relu: 0,
  'leaky-relu': 0.2,
};

/** The activations in float64. */
export const functions: Record<Activation, (u: number) => number> = {
  linear: (u) => u,
  tanh: Math.tanh,
  relu: (u) => Math.max(u, 0),
  'leaky-relu': (u) => Math.max(u, 0.2 * u),
  sigmoid: (u) => 1 / (1 + Math.exp(-u)),
  softplus: (u) => Math.log1p(Math.exp(u)),
};

/** Two layers, 2 → 4 → 3, of the project's own kernels, which WebAssembly alone has. */
export const denseLayersCases: Case[] = activations.flatMap((activation) => [
  layersCase(activation),
  // Inside another gradient, layers that curve are composed of ordinary operations.
  ...(isPiecewiseLinear(activation) ? [inputGradientCase(activation)] : []),
]);

function layersCase(activation: Activation): Case {
  return {
    kernel: 'DenseLayers',
    use: activation,
    inputs,
    order: 1,
    backends: ['wasm with its kernels'],
    compute: (tf, x, ...parameters) => apply(tf, activation, x, parameters),
    reference: (x, ...parameters) => signals(activation, x, parameters).outputs,
  };
}

/**
 * A derivative by the input, whose own gradient the second kernel has. Nothing of it depends on the
 * input or the biases, which are added.
 */
function inputGradientCase(activation: Activation): Case {
  return {
    kernel: 'DenseLayersInputGradient',
    secondDerivativeOf: 'DenseLayers',
    use: activation,
    inputs: [...inputs, { shape: [samples, 3] }],
    backends: ['wasm with its kernels'],
    compute(tf, x, kernel, bias, kernel2, bias2, dy) {
      const output = (at: Tensor) => apply(tf, activation, at, [kernel, bias, kernel2, bias2]);
      const derivative = tf.grad((at: Tensor) => output(at).mul(dy).sum())(x);
      return derivative.add(x).add(bias.sum()).add(bias2.sum());
    },
    reference(x, kernel, bias, kernel2, bias2, dy) {
      const { sums } = signals(activation, x, [kernel, bias, kernel2, bias2]);
      const slope = (value: number) => (value > 0 ? 1 : slopeBelowZero[activation]!);
      const error2 = zip(dy, sums[1]!, (d, value) => d * slope(value));
      const error = zip(matMul(error2, transpose(kernel2)), sums[0]!, (d, u) => d * slope(u));
      const derivative = matMul(error, transpose(kernel));
      const constant = sum(bias.values) + sum(bias2.values);
      return zip(derivative, x, (d, value) => d + value + constant);
    },
  };
}

function apply(tf: Tf, activation: Activation, x: Tensor, parameters: Tensor[]): Tensor {
  const layers = [0, 2].map((at) => ({
    kernel: parameters[at] as Tensor2D,
    bias: parameters[at + 1] as Tensor1D,
    activation,
  }));
  return denseLayers(tf, x as Tensor2D, layers);
}

function signals(activation: Activation, x: NumberArray, parameters: NumberArray[]) {
  const [kernel, bias, kernel2, bias2] = parameters as [
    NumberArray,
    NumberArray,
    NumberArray,
    NumberArray,
  ];
  const add = (a: number, b: number) => a + b;
  const first = zip(matMul(x, kernel), bias, add);
  const second = zip(matMul(map(first, functions[activation]), kernel2), bias2, add);
  return { sums: [first, second], outputs: map(second, functions[activation]) };
}
