import type Tensorflow from '@tensorflow/tfjs';
import type { Tensor2D } from '@tensorflow/tfjs';

/**
 * What a dense layer may apply to its sums; `leaky-relu` has slope 0.2 below zero. The order is that
 * of the numbers in assembly/activation.ts.
 */
export const activations = ['linear', 'tanh', 'relu', 'leaky-relu', 'sigmoid', 'softplus'] as const;
export type Activation = (typeof activations)[number];

/** The slope of `leaky-relu` below zero. */
export const leakySlope = 0.2;

/** Whether the derivative is constant but for jumps, so that the second derivative is zero. */
export function isPiecewiseLinear(activation: Activation): boolean {
  return activation === 'linear' || activation === 'relu' || activation === 'leaky-relu';
}

/** The activation by an ordinary operation, element by element. */
export function activate(tf: typeof Tensorflow, activation: Activation, sums: Tensor2D): Tensor2D {
  switch (activation) {
    case 'linear':
      return sums;
    case 'leaky-relu':
      return tf.leakyRelu(sums, leakySlope);
    default:
      return tf[activation](sums);
  }
}
