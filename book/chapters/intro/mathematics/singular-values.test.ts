import { seededRandom } from '@chiaroscuro/compute/random';
import { expect, test } from 'vitest';
import { determinant, distance, identity, multiply, transpose, type Matrix2 } from './matrix.ts';
import { compose, singularValues } from './singular-values.ts';

const random = seededRandom(7);
const matrices = Array.from({ length: 1000 }, (): Matrix2 => [
  [random.normal(), random.normal()],
  [random.normal(), random.normal()],
]);

test('the factors of a thousand random matrices multiply to the matrix', () => {
  for (const w of matrices) expect(distance(compose(singularValues(w)), w)).toBeLessThan(1e-14);
});

test('U and V are orthogonal, and the values are sorted', () => {
  for (const w of matrices) {
    const { u, sigma, vTransposed } = singularValues(w);
    for (const factor of [u, vTransposed])
      expect(distance(multiply(transpose(factor), factor), identity)).toBeLessThan(1e-14);
    expect(sigma[0]).toBeGreaterThanOrEqual(sigma[1]);
    expect(sigma[1]).toBeGreaterThanOrEqual(0);
  }
});

test('product and squares of the values are |det W| and the squared Frobenius norm', () => {
  for (const w of matrices) {
    const [sigma1, sigma2] = singularValues(w).sigma;
    const squares = w.flat().reduce((sum, entry) => sum + entry * entry, 0);
    expect(Math.abs(sigma1 * sigma2 - Math.abs(determinant(w)))).toBeLessThan(1e-13);
    expect(Math.abs(sigma1 ** 2 + sigma2 ** 2 - squares)).toBeLessThan(1e-13);
  }
});

test('U turns over exactly the matrices of negative determinant', () => {
  const reflections = matrices.filter((w) => determinant(singularValues(w).u) < 0);
  expect(reflections).toEqual(matrices.filter((w) => determinant(w) < 0));
  expect(reflections.length).toBeGreaterThan(400);
});
