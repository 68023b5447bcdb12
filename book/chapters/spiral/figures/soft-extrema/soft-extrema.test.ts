import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import {
  logSumExp,
  negativeLogSumExp,
  softargmax,
  softargmin,
  softmax,
  softmin,
} from '../../mathematics/soft-extrema.ts';
import softExtrema, { fiveNumbers as e, funkyPlace } from './soft-extrema.ts';

const data = await runFigure(softExtrema);
const curves = figureRows(data, 'curves', ['beta', 'lseMax', 'softmax', 'softmin', 'lseMin']);
const [min, mean, max] = ['min', 'mean', 'max'].map((name) => figureNumber(data, name)) as [
  number,
  number,
  number,
];

test('lse⁻ ≤ min ≤ softmin ≤ mean ≤ softmax ≤ max ≤ lse⁺ at every coldness', () => {
  for (const row of curves) {
    const order = [row.lseMin, min, row.softmin, mean, row.softmax, max, row.lseMax];
    order.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(order[i]! - 1e-12));
  }
});

test('softmax rises with the coldness and lse⁺ falls', () => {
  curves.slice(1).forEach((row, i) => {
    expect(row.softmax).toBeGreaterThan(curves[i]!.softmax - 1e-13);
    expect(row.lseMax).toBeLessThan(curves[i]!.lseMax + 1e-13);
  });
});

test('the two soft maxima differ by log 5/β, and softmax stays as close as that to the maximum', () => {
  for (const row of curves) {
    expect(row.lseMax - row.softmax).toBeCloseTo(Math.log(5) / row.beta, 10);
    expect(max - row.softmax).toBeLessThanOrEqual(Math.log(5) / row.beta + 1e-12);
  }
  expect(Math.abs(softmax(e, 1e3) - max)).toBeLessThan(2e-3);
});

test('when hot, softmax is the mean and half the variance times β', () => {
  const beta = 1e-4;
  const first = mean + (beta * figureNumber(data, 'variance')) / 2;
  expect(Math.abs(softmax(e, beta) - first)).toBeLessThan(1e-7);
});

test('the minima are the maxima of the negated vector', () => {
  for (const { beta, softmin: low, lseMin } of curves) {
    const negated = e.map((value) => -value);
    expect(low).toBeCloseTo(-softmax(negated, beta), 12);
    expect(lseMin).toBeCloseTo(-logSumExp(negated, beta), 12);
  }
});

test('softargmax is the gradient of both maxima, softargmin of both minima', () => {
  const h = 1e-5;
  for (const beta of [0.3, 1, 4]) {
    const [up, down] = [softargmax(e, beta), softargmin(e, beta)];
    expect(up.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    e.forEach((_, k) => {
      const moved = (by: number) => e.map((value, i) => (i === k ? value + by : value));
      const slope = (f: (e: number[], beta: number) => number) =>
        (f(moved(h), beta) - f(moved(-h), beta)) / (2 * h);
      for (const f of [softmax, logSumExp]) expect(Math.abs(slope(f) - up[k]!)).toBeLessThan(1e-6);
      for (const f of [softmin, negativeLogSumExp])
        expect(Math.abs(slope(f) - down[k]!)).toBeLessThan(1e-6);
    });
  }
});

test('a constant added to all numbers is added to every soft extremum', () => {
  const moved = e.map((value) => value + 7);
  for (const f of [softmax, logSumExp, softmin, negativeLogSumExp])
    expect(f(moved, 2)).toBeCloseTo(f(e, 2) + 7, 12);
  expect(logSumExp(e.map((value) => value + 1000))).toBeCloseTo(logSumExp(e) + 1000, 9);
});

test('the axis is linear inside, logarithmic outside, and smooth where they meet', () => {
  const axis = { min: -1, max: 3, scale: 0.4 };
  for (const value of [-1, 0.2, 3]) expect(funkyPlace(value, axis)).toBe(value);
  expect((funkyPlace(3 + 1e-6, axis) - 3) / 1e-6).toBeCloseTo(1, 5);
  // Ten times as far beyond the maximum is a fixed step further up the axis.
  const step = (far: number) => funkyPlace(3 + 10 * far, axis) - funkyPlace(3 + far, axis);
  expect(step(1e4)).toBeCloseTo(0.4 * Math.log(10), 4);
  expect(funkyPlace(-1 - 5, axis) + 1).toBeCloseTo(-(funkyPlace(3 + 5, axis) - 3), 12);
});
