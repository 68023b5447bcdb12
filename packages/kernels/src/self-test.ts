import type Tensorflow from '@tensorflow/tfjs';
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { activations, type Activation } from './activation.ts';
import { adamUpdates } from './adam-update.ts';
import type { DenseLayer } from './dense-layer.ts';
import { composeLayers, denseLayers, denseLayersName, workspace } from './dense-layers.ts';
import { inputGradient } from './input-gradient.ts';
import type { KernelGroup } from './kernel-groups.ts';
import { planSignals } from './signal-plan.ts';

/** A computation that a group of kernels does, and that stock kernels do as well. */
export interface SelfTest {
  group: KernelGroup;
  /** By what is registered: by our kernels once they are. */
  compute(tf: typeof Tensorflow): Tensor[];
  /** By ordinary operations; `compute` before the kernels are registered, if left out. */
  compose?(tf: typeof Tensorflow): Tensor[];
}

/** Small computations that take every path through every kernel, tails of odd sizes included. */
export function selfTests(): SelfTest[] {
  return [
    ...[false, true].flatMap((transposeA) =>
      [false, true].map((transposeB): SelfTest => ({
        group: 'matrix product',
        compute: (tf) =>
          [
            [5, 7, 9],
            [8, 300, 16],
            [1, 2, 1],
          ].map(([m, k, n]) =>
            tf.matMul(
              numbers(tf, transposeA ? [k!, m!] : [m!, k!], 1),
              numbers(tf, transposeB ? [n!, k!] : [k!, n!], 2),
              transposeA,
              transposeB,
            ),
          ),
      })),
    ),
    ...activations.map((activation): SelfTest => ({
      group: 'dense layers',
      compute: (tf) => derivatives(tf, denseLayers, activation),
      compose: (tf) => derivatives(tf, composeLayers, activation),
    })),
    { group: 'dense layers', compute: secondDerivatives, compose: composeSecondDerivatives },
    { group: 'Adam', compute: adamSteps },
  ];
}

/** Outputs of three layers and the derivatives of their sum of squares by everything. */
function derivatives(
  tf: typeof Tensorflow,
  apply: typeof denseLayers,
  activation: Activation,
): Tensor[] {
  const { x, layers } = smallNet(tf, activation);
  const parameters = layers.flatMap(({ kernel, bias }) => [kernel, bias]);
  const loss = (of: Tensor, ...by: Tensor[]): Tensor =>
    apply(
      tf,
      of as Tensor2D,
      layers.map((_, i) => ({
        kernel: by[2 * i] as Tensor2D,
        bias: by[2 * i + 1] as Tensor1D,
        activation,
      })),
    ).square();
  return [apply(tf, x, layers), ...tf.grads(loss)([x, ...parameters])];
}

/** The derivatives of the derivative by the input, by what it depends on. */
function secondDerivatives(tf: typeof Tensorflow): Tensor[] {
  const { x, layers } = smallNet(tf, 'leaky-relu');
  const plan = planSignals(tf, x.shape[0], layers);
  const signals = workspace(tf, plan.size);
  const inputs = { x, signals };
  const y = tf.engine().runKernel<Tensor2D>(denseLayersName, inputs, { layers, plan } as never);
  const squares = (dy: Tensor, ...kernels: Tensor[]): Tensor => {
    const withKernels = layers.map((layer, i) => ({ ...layer, kernel: kernels[i] as Tensor2D }));
    return inputGradient(tf, { layers: withKernels, plan, signals }, dy).square();
  };
  const kernels = layers.map(({ kernel }) => kernel);
  return tf.grads(squares)([numbers(tf, y.shape, 7), ...kernels]);
}

function composeSecondDerivatives(tf: typeof Tensorflow): Tensor[] {
  const { x, layers } = smallNet(tf, 'leaky-relu');
  const slopes = layers.map((_, i) => {
    const sums = composeLayers(tf, x, layers.slice(0, i + 1));
    return tf.add(tf.mul(tf.step(sums), 0.8), 0.2);
  });
  const squares = (dy: Tensor, ...kernels: Tensor[]): Tensor =>
    kernels
      .reduceRight(
        (error, kernel, i) => tf.matMul(tf.mul(error, slopes[i]!), kernel, false, true),
        dy,
      )
      .square();
  const kernels = layers.map(({ kernel }) => kernel);
  return tf.grads(squares)([numbers(tf, [6, 3], 7), ...kernels]);
}

function adamSteps(tf: typeof Tensorflow): Tensor[] {
  const of = (shape: number[], seed: number) => ({
    value: numbers(tf, shape, seed),
    gradient: numbers(tf, shape, seed + 1),
    firstMoment: numbers(tf, shape, seed + 2),
    secondMoment: numbers(tf, shape, seed + 3).square(),
  });
  return [0, 0.01].flatMap((weightDecay) => {
    const step = { ...{ learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 }, step: 3 };
    return adamUpdates(tf, [of([5, 3], 1), of([8], 5)], { ...step, weightDecay }).flatMap(
      ({ value, firstMoment, secondMoment }) => [value, firstMoment, secondMoment],
    );
  });
}

function smallNet(tf: typeof Tensorflow, activation: Activation) {
  const layers = [
    [2, 9],
    [9, 5],
    [5, 3],
  ].map(([inputs, outputs], i): DenseLayer => ({
    kernel: numbers(tf, [inputs!, outputs!], 2 * i + 1) as Tensor2D,
    bias: numbers(tf, [outputs!], 2 * i + 2) as Tensor1D,
    activation,
  }));
  return { x: numbers(tf, [6, 2], 9) as Tensor2D, layers };
}

/** Numbers between −1 and 1 without a pattern; none of them is 0. */
function numbers(tf: typeof Tensorflow, shape: number[], seed: number): Tensor {
  const count = shape.reduce((size, dimension) => size * dimension, 1);
  return tf.tensor(
    Float32Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 1) + 78.233 * seed)),
    shape,
  );
}
