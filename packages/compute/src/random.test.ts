import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';

test('seed 1 gives the golden uniforms', () => {
  const { uniform } = seededRandom(1);
  expect([uniform(), uniform(), uniform()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
});

test('a normal uses two uniforms, radius first, angle second', () => {
  const u = 0.6270739405881613;
  const v = 0.002735721180215478;
  expect(seededRandom(1).normal()).toBe(
    Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v),
  );
});

test('normals have mean 0 and variance 1 within four standard errors', () => {
  const { normal } = seededRandom(7);
  const n = 40_000;
  const sample = Array.from({ length: n }, normal);
  const mean = sample.reduce((sum, x) => sum + x, 0) / n;
  const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n));
  expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
});

test.each([-1, 0.5, 2 ** 32, Number.NaN])('the seed %s is refused', (seed) => {
  expect(() => seededRandom(seed)).toThrow(/expected a seed/);
});
