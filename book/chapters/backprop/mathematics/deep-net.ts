import type { RandomSource } from '@chiaroscuro/compute/random';
import type { Circuit } from './circuit.ts';
import type { Module } from './modules.ts';

/** A deep net of equal layers. */
export interface DeepNet {
  layers: number;
  width: number;
  /** Variance of a weight, times the width: 2 keeps the mean square of a ReLU net's signals. */
  gain: number;
}

/** Linear modules with normal weights and without biases, a ReLU behind each but the last, and log-softargmax. */
export function deepNet({ layers, width, gain }: DeepNet, random: RandomSource): Circuit {
  const deviation = Math.sqrt(gain / width);
  const linear = (): Module => ({
    kind: 'linear',
    weight: Array.from({ length: width }, () =>
      Array.from({ length: width }, () => deviation * random.normal()),
    ),
    bias: Array<number>(width).fill(0),
  });
  const hidden = Array.from({ length: layers - 1 }, (): Module[] => [linear(), { kind: 'relu' }]);
  return { modules: [...hidden.flat(), linear(), { kind: 'log-softargmax' }] };
}
