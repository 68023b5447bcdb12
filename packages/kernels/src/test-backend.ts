import tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';

/** TensorFlow.js on its WebAssembly backend, as it comes. */
export async function startWasm(): Promise<typeof tf> {
  tf.env().set('PROD', true);
  await tf.setBackend('wasm');
  await tf.ready();
  return tf;
}

/** Numbers between −1 and 1, the same for the same seed. */
export function sineNumbers(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) =>
    Math.sin(12.9898 * (i + 1) + 78.233 * seed),
  );
}

/** The largest difference, relative to the largest magnitude of `expected`. */
export function relativeError(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  const pairs = Array.from(expected, (value, i) => [found[i] ?? NaN, value] as const);
  const largest = Math.max(...pairs.map(([, value]) => Math.abs(value)), 1e-30);
  return Math.max(...pairs.map(([one, other]) => Math.abs(one - other))) / largest;
}
