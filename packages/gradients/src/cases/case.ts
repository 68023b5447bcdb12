import type { Tensor } from '@tensorflow/tfjs';
import type { Tf } from '../engine.ts';
import type { NumberArray } from './number-array.ts';

/** Where the numbers of an input come from: spread over an interval, and away from kinks. */
export interface Input {
  shape: readonly number[];
  /** [−1.5, 1.5] if left out. */
  range?: [number, number];
  /** No number comes closer to one of these than 0.02. */
  kinks?: number[];
}

/** One use of a kernel whose derivatives are compared with finite differences of a float64 reference. */
export interface Case {
  /** What is proved, as the tape calls it. */
  kernel: string;
  /** Which use of it. */
  use: string;
  inputs: Input[];
  /** The kernel's use as TensorFlow.js computes it. */
  compute: (tf: Tf, ...inputs: Tensor[]) => Tensor;
  /** The same in float64. */
  reference: (...inputs: NumberArray[]) => NumberArray;
  /** Where the kernel is; everywhere if left out. */
  backends?: readonly string[];
  /** Up to which order this use is compared; what is proved of the kernel if left out. */
  order?: 1;
  /** The kernel of which this one is the derivative, and whose second derivative is therefore proved with it. */
  secondDerivativeOf?: string;
}

/** Numbers of an input: a low-discrepancy sequence, so that no two are close, exact in float32. */
export function numbersOf(
  { shape, range = [-1.5, 1.5], kinks = [] }: Input,
  seed: number,
): NumberArray {
  const size = shape.reduce((product, length) => product * length, 1);
  const values: number[] = [];
  for (let i = 1; values.length < size; i += 1) {
    const unit = ((i + 37 * seed) * 0.6180339887498949) % 1;
    const value = Math.fround(range[0] + (range[1] - range[0]) * unit);
    if (kinks.every((kink) => Math.abs(value - kink) > 0.02)) values.push(value);
  }
  return { shape, values };
}
