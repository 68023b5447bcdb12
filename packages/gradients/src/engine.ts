import type Tensorflow from '@tensorflow/tfjs';

/** TensorFlow.js with its backend chosen and ready. */
export type Tf = typeof Tensorflow;

/** What a gradient function returns: for each input a function that makes its gradient. */
type InputGradients = Record<string, () => Tensorflow.Tensor>;

/** One differentiable step of a computation, as the tape records it. */
export interface TapeNode {
  /** A kernel's name or, for `tf.customGrad` and copies, the name of the scope it ran in. */
  kernelName: string;
  inputs: Record<string, Tensorflow.Tensor | undefined>;
  outputs: Tensorflow.Tensor[];
  saved: Tensorflow.Tensor[];
  /** Missing where no gradient is registered. */
  gradient?: (dys: (Tensorflow.Tensor | null)[]) => InputGradients;
}

/**
 * What this package uses of the engine's interior. None of it is public, which is why TensorFlow.js
 * is pinned, and why `registerGradients` tries it before it is relied on.
 */
export interface TapeEngine {
  state: {
    /** How many gradients are recording now; 0 while the outermost one goes backwards. */
    gradientDepth: number;
    activeTape: TapeNode[] | null;
  };
  keep<T extends Tensorflow.Tensor>(tensor: T): T;
  clone(tensor: Tensorflow.Tensor): Tensorflow.Tensor;
  saveTensorsForBackwardMode(tensors: (Tensorflow.Tensor | undefined)[]): Tensorflow.Tensor[];
  runKernel(
    kernelName: string,
    inputs: Record<string, Tensorflow.Tensor>,
    attributes?: object,
  ): Tensorflow.Tensor;
  addTapeNode(
    kernelName: string,
    inputs: TapeNode['inputs'],
    outputs: Tensorflow.Tensor[],
    gradientFunction: unknown,
    saved: Tensorflow.Tensor[],
    attributes: object,
  ): void;
}

/** The engine of this TensorFlow.js, with its interior. */
export function tapeEngine(tf: Tf): TapeEngine {
  return tf.engine() as unknown as TapeEngine;
}
