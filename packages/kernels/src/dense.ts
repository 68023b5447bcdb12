import type Tensorflow from '@tensorflow/tfjs';
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { activate, type Activation } from './activation.ts';

/** A dense layer and what goes into it. */
export interface Dense {
  /** samples × inputs */
  x: Tensor2D;
  /** inputs × outputs */
  kernel: Tensor2D;
  /** outputs */
  bias: Tensor1D;
  activation: Activation;
}

/** activation(x · kernel + bias), samples × outputs. */
export function dense(tf: typeof Tensorflow, { x, kernel, bias, activation }: Dense): Tensor2D {
  return activate(tf, activation, tf.add(tf.matMul(x, kernel), bias));
}
