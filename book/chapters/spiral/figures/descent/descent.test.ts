import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import {
  descend,
  logisticCurvature,
  logisticLoss,
  logisticMinimum,
  logisticSlope,
} from '../../mathematics/logistic-loss.ts';
import descent from './descent.ts';

const data = await runFigure(descent);
const leads = [2, 1.5, 1, 0.6, -0.5];

test('slope and curvature are the derivatives of the loss', () => {
  const h = 1e-4;
  for (const theta of [-2, 0, 1.3, 4]) {
    const [low, middle, high] = [-h, 0, h].map((by) => logisticLoss(theta + by, leads));
    expect(Math.abs((high! - low!) / (2 * h) - logisticSlope(theta, leads))).toBeLessThan(1e-8);
    expect(
      Math.abs((high! - 2 * middle! + low!) / h ** 2 - logisticCurvature(theta, leads)),
    ).toBeLessThan(1e-6);
  }
});

test('the minimum is stationary, and the drawn path goes down towards it', () => {
  const least = logisticMinimum(leads);
  expect(Math.abs(logisticSlope(least, leads))).toBeLessThan(1e-14);
  expect(figureNumber(data, 'minimum')).toBe(least);
  const path = figureRows(data, 'path', ['theta', 'J']);
  path.slice(1).forEach(({ theta, J }, n) => {
    expect(J).toBeLessThan(path[n]!.J);
    expect(theta).toBeCloseTo(path[n]!.theta - 1.6 * logisticSlope(path[n]!.theta, leads), 12);
  });
});

test('the tangent touches the loss at the start and lies below it elsewhere', () => {
  const [first, last] = figureRows(data, 'tangent', ['theta', 'J']);
  const rise = (last!.J - first!.J) / (last!.theta - first!.theta);
  expect(rise).toBeCloseTo(figureNumber(data, 'slope'), 12);
  for (const end of [first!, last!]) expect(end.J).toBeLessThan(logisticLoss(end.theta, leads));
});

test('on a parabola each step multiplies the distance by |1 − ηa|, and it grows exactly if η > 2/a', () => {
  const a = 3;
  for (const rate of [0.1, 0.5, 0.66, 0.67, 0.9]) {
    const path = descend((theta) => a * theta, { start: 1, rate, steps: 40 });
    path.slice(1).forEach((theta, n) => {
      expect(Math.abs(theta / path[n]!)).toBeCloseTo(Math.abs(1 - rate * a), 10);
    });
    expect(Math.abs(path.at(-1)!) > 1).toBe(rate > 2 / a);
  }
  for (const row of figureRows(data, 'parabola', ['n', 'd1', 'd4'])) {
    expect(row.d1).toBeCloseTo(0.7 ** row.n, 12);
    expect(row.d4).toBeCloseTo(1.1 ** row.n, 9);
  }
});

test('on the real loss, too, a rate above 2/J″ does not stay at the minimum', () => {
  const least = logisticMinimum(leads);
  const near = (rate: number) =>
    descend((theta) => logisticSlope(theta, leads), { start: least + 1e-6, rate, steps: 60 });
  const limit = figureNumber(data, 'greatest-rate');
  expect(Math.abs(near(0.9 * limit).at(-1)! - least)).toBeLessThan(1e-6);
  expect(Math.abs(near(1.1 * limit).at(-1)! - least)).toBeGreaterThan(1e-6);
});

test('with curvatures 1 and 100 and the best rate, a thousandth takes as many steps as is quoted', () => {
  const far = (a: number, steps: number) =>
    Math.abs(descend((theta) => a * theta, { start: 1, rate: 2 / 101, steps }).at(-1)!);
  const steps = figureNumber(data, 'steps-for-a-thousandth');
  for (const a of [1, 100]) {
    expect(far(a, steps)).toBeLessThanOrEqual(1e-3);
    expect(far(a, steps - 1)).toBeGreaterThan(1e-3);
  }
});
