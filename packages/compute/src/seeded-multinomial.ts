import type { TensorInfo } from '@tensorflow/tfjs';
import type { Tf } from './figure.ts';
import { seededRandom } from './random.ts';

/**
 * Replaces `multinomial` of the native backend. TensorFlow keeps a generator for each seed in the
 * process, so that the same seed draws other numbers at every call; here it draws the same ones.
 */
export function registerSeededMultinomial(tf: Tf): void {
  const kernel = { kernelName: 'Multinomial', backendName: 'tensorflow' };
  tf.unregisterKernel(kernel.kernelName, kernel.backendName);
  tf.registerKernel({
    ...kernel,
    kernelFunc({ inputs, backend, attrs }) {
      const { logits } = inputs as { logits: TensorInfo };
      const { numSamples, seed, normalized } = attrs as unknown as MultinomialAttributes;
      const values = (backend as Reader).readSync(logits.dataId);
      const [rows = 0, outcomes = 0] = logits.shape;
      const random = seededRandom(seed >>> 0);
      const drawn = new Int32Array(rows * numSamples);
      for (let row = 0; row < rows; row++) {
        const own = values.slice(row * outcomes, (row + 1) * outcomes);
        const weights = normalized ? own : exponentials(own);
        for (let sample = 0; sample < numSamples; sample++) {
          drawn[row * numSamples + sample] = draw(weights, random.uniform());
        }
      }
      return tf.tensor2d(drawn, [rows, numSamples], 'int32');
    },
  });
}

interface MultinomialAttributes {
  numSamples: number;
  seed: number;
  /** Whether the values are probabilities, not logits. */
  normalized: boolean;
}

interface Reader {
  readSync(dataId: TensorInfo['dataId']): Float32Array;
}

function exponentials(logits: Float32Array): Float32Array {
  const largest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  return logits.map((logit) => Math.exp(logit - largest));
}

/** The outcome at the part `u` of the sum of all weights, by the inverse of the distribution function. */
function draw(weights: Float32Array, u: number): number {
  const sum = weights.reduce((a, b) => a + b, 0);
  let rest = u * sum;
  const outcome = weights.findIndex((weight) => (rest -= weight) < 0);
  return outcome < 0 ? weights.length - 1 : outcome;
}
