import type Tensorflow from '@tensorflow/tfjs';
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import type { Activation } from './activation.ts';
import { denseLayers } from './dense-layers.ts';

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

/** activation(x · kernel + bias), samples × outputs; see `denseLayers`. */
export function dense(tf: typeof Tensorflow, { x, ...layer }: Dense): Tensor2D {
  return denseLayers(tf, x, [layer]);
}
