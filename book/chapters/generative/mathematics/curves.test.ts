import { seededRandom } from '@chiaroscuro/compute/random';
import { expect, test } from 'vitest';
import { coilLength, coilPoint, coilSamples } from './coil.ts';
import { sCurvePoint, sCurveSamples, sCurveTangent } from './s-curve.ts';

test('the S has 50 samples in the order of t, near the curve and on its whole length', () => {
  const samples = sCurveSamples();
  expect(samples).toHaveLength(50);
  samples.slice(1).forEach(({ t }, i) => expect(t).toBeGreaterThan(samples[i]!.t));
  expect(samples[0]!.t).toBeLessThan(0.1);
  expect(samples.at(-1)!.t).toBeGreaterThan(0.9);
  for (const { t, y } of samples) {
    const [y1, y2] = sCurvePoint(t);
    expect(Math.hypot(y[0] - y1, y[1] - y2)).toBeLessThan(4 * 0.03);
  }
});

test('the covariance of the S has its known eigenvalues', () => {
  const points = sCurveSamples().map(({ y }) => y);
  const mean = [0, 1].map((i) => points.reduce((sum, y) => sum + y[i]!, 0) / points.length);
  const moment = (i: number, j: number) =>
    points.reduce((sum, y) => sum + (y[i]! - mean[i]!) * (y[j]! - mean[j]!), 0) / points.length;
  const [half, root] = [
    (moment(0, 0) + moment(1, 1)) / 2,
    Math.hypot((moment(0, 0) - moment(1, 1)) / 2, moment(0, 1)),
  ];
  expect(half + root).toBeCloseTo(0.4614, 4);
  expect(half - root).toBeCloseTo(0.0442, 4);
});

test('the tangent of the S is the direction of finite differences, of length one', () => {
  for (const t of [0, 0.1, 0.4, 0.75, 1]) {
    const [[a1, a2], [b1, b2]] = [sCurvePoint(t - 1e-6), sCurvePoint(t + 1e-6)];
    const length = Math.hypot(b1 - a1, b2 - a2);
    expect(sCurveTangent(t)[0]).toBeCloseTo((b1 - a1) / length, 8);
    expect(sCurveTangent(t)[1]).toBeCloseTo((b2 - a2) / length, 8);
  }
});

test('the S is the same each time', () => {
  expect(sCurveSamples()).toEqual(sCurveSamples());
});

test('the coil runs from the right of the origin, one and a half turns, to the left', () => {
  expect(coilPoint(0)).toEqual([1 / 3, 0]);
  const [y1, y2] = coilPoint(1);
  expect(y1).toBeCloseTo(-1, 12);
  expect(y2).toBeCloseTo(0, 12);
});

test('without noise, samples of the coil lie on it; with noise, they stray by its standard deviation', () => {
  for (const { t, y } of coilSamples(seededRandom(1), 20, 0)) expect(y).toEqual(coilPoint(t));
  const samples = coilSamples(seededRandom(1), 2000, 0.1);
  const squares = samples.map(({ t, y }) => {
    const [y1, y2] = coilPoint(t);
    return (y[0] - y1) ** 2 + (y[1] - y2) ** 2;
  });
  expect(squares.reduce((sum, square) => sum + square, 0) / 4000).toBeCloseTo(0.01, 3);
});

test('the coil is as long as a polygon of many corners on it', () => {
  const corners = Array.from({ length: 20001 }, (_, i) => coilPoint(i / 20000));
  const length = corners
    .slice(1)
    .reduce((sum, y, i) => sum + Math.hypot(y[0] - corners[i]![0], y[1] - corners[i]![1]), 0);
  expect(coilLength()).toBeCloseTo(length, 5);
});
