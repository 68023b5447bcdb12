import type Tensorflow from '@tensorflow/tfjs';
import type { DenseLayer } from './dense-layer.ts';

/** Where the signals of some layers lie in one block of memory, in elements from its start. */
export interface SignalPlan {
  samples: number;
  /** Of the input and of what each layer gives. */
  widths: readonly number[];
  /** Where the input and the layers' signals begin, samples × width each. */
  signals: readonly number[];
  /** Where the copy of a layer's kernel begins; undefined for variables, which stay as they are until the gradient has been taken. */
  copies: readonly (number | undefined)[];
  size: number;
}

/** Lays out signals, and copies of kernels that may be disposed of before the gradient is taken. */
export function planSignals(
  tf: typeof Tensorflow,
  samples: number,
  layers: readonly DenseLayer[],
): SignalPlan {
  const widths = [layers[0]!.kernel.shape[0], ...layers.map(({ kernel }) => kernel.shape[1])];
  let size = 0;
  const signals: number[] = [];
  for (const width of widths) {
    signals.push(size);
    size += samples * width;
  }
  const copies: (number | undefined)[] = [];
  for (const { kernel } of layers) {
    const isVariable = kernel instanceof tf.Variable;
    copies.push(isVariable ? undefined : size);
    if (!isVariable) size += kernel.size;
  }
  return { samples, widths, signals, copies, size };
}
