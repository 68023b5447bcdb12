import { expect, test } from 'vitest';
import { registerKernels } from './register-kernels.ts';
import { relativeError, sineNumbers, startWasm } from './test-backend.ts';

const tf = await startWasm();
await registerKernels(tf);

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 64, 257];

/** m, k, n drawn from the sizes in an order without a pattern, each size in each place. */
const shapes = sizes.map((m, i) => [
  m,
  sizes[(5 * i + 3) % sizes.length]!,
  sizes[(7 * i + 8) % sizes.length]!,
]);

test.each(
  [false, true].flatMap((transposeA) =>
    [false, true].map((transposeB) => ({ transposeA, transposeB })),
  ),
)('products with %o are those of float64', ({ transposeA, transposeB }) => {
  for (const [m, k, n] of shapes as [number, number, number][]) {
    const a = sineNumbers(m * k, m);
    const b = sineNumbers(k * n, n + 100);
    const expected = Array.from({ length: m * n }, (_, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      let sum = 0;
      for (let p = 0; p < k; p++) {
        sum += a[transposeA ? p * m + i : i * k + p]! * b[transposeB ? j * k + p : p * n + j]!;
      }
      return sum;
    });
    const found = tf.tidy(() =>
      tf
        .matMul(
          tf.tensor2d(a, transposeA ? [k, m] : [m, k]),
          tf.tensor2d(b, transposeB ? [n, k] : [k, n]),
          transposeA,
          transposeB,
        )
        .dataSync(),
    );
    expect(relativeError(found, expected), `${m} × ${k} × ${n}`).toBeLessThan(3e-6);
  }
});

test.each<[string, number[], number[]]>([
  ['equal batches', [3, 5, 7], [3, 7, 2]],
  ['one matrix for a batch', [5, 7], [3, 7, 2]],
  ['a batch and one matrix', [3, 5, 7], [7, 2]],
  ['batches of two dimensions', [2, 3, 5, 7], [2, 3, 7, 2]],
  ['batches that are broadcast', [2, 1, 5, 7], [1, 3, 7, 2]],
  ['a batch of nothing', [0, 5, 7], [0, 7, 2]],
  ['rows of nothing', [0, 7], [7, 2]],
  ['sums of nothing', [5, 0], [0, 2]],
])('%s', async (_, aShape, bShape) => {
  const product = (): ArrayLike<number> => {
    const a = tf.tensor(sineNumbers(tf.util.sizeFromShape(aShape), 1), aShape);
    const b = tf.tensor(sineNumbers(tf.util.sizeFromShape(bShape), 2), bShape);
    return tf.matMul(a, b).dataSync();
  };
  const found = product();
  await tf.setBackend('cpu');
  const expected = product();
  await tf.setBackend('wasm');
  expect(found.length).toBe(expected.length);
  expect(relativeError(found, expected)).toBeLessThan(3e-6);
});

test('shapes that do not fit are refused as ever', () => {
  expect(() => tf.matMul(tf.ones([2, 3]), tf.ones([2, 3]))).toThrow(/inner shapes/i);
});
