import { expect, test } from 'vitest';
import { exp, log } from './portable-functions.ts';

/** Numbers from −12 to 12 without a pattern. */
const samples = Array.from({ length: 4000 }, (_, k) => 24 * ((k * 0.6180339887) % 1) - 12);
const relative = (value: number, right: number) => Math.abs(value / right - 1);

test('they are the exponential and the logarithm to within two units of the last place', () => {
  const ofExp = samples.map((x) => relative(exp(x), Math.exp(x)));
  const ofLog = samples.map((x) => relative(log(Math.exp(x)), Math.log(Math.exp(x))));
  expect(Math.max(...ofExp, ...ofLog)).toBeLessThan(2 * Number.EPSILON);
});

test('what is exact is exact', () => {
  expect([exp(0), log(1)]).toEqual([1, 0]);
  expect(log(exp(1))).toBeCloseTo(1, 15);
});

test('their roundings are those of one engine and of all others', () => {
  const digest = (of: (x: number) => number) =>
    new Uint32Array(Float64Array.from(samples, (x) => of(Math.abs(x) + 0.1)).buffer).reduce(
      (sum, word) => (Math.imul(sum, 31) + word) >>> 0,
      0,
    );
  expect([digest(exp), digest(log)]).toEqual([3582253104, 2641679354]);
});
