import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import type { Activation } from './activation.ts';

/** One layer of a net. */
export interface DenseLayer {
  /** inputs × outputs */
  kernel: Tensor2D;
  /** outputs */
  bias: Tensor1D;
  activation: Activation;
}
