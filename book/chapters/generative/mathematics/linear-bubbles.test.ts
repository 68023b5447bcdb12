import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';
import { expect, test } from 'vitest';
import { linearAxis, linearLoss, principalMoments, type LinearNets } from './linear-bubbles.ts';
import { sCurveSamples } from './s-curve.ts';

const moments = principalMoments(sCurveSamples().map(({ y }) => y));
const temperatures = [1e-2, 0.05, 0.3, 0.8, 2];

test('the S has its known moments', () => {
  expect(moments[0]).toBeCloseTo(0.4614, 4);
  expect(moments[1]).toBeCloseTo(0.0442, 4);
});

test.each(temperatures)('at T = %s the gradient of the loss vanishes at the formula', (T) => {
  const at = parametersOf(T);
  for (const i of at.keys()) {
    const step = 1e-5;
    const moved = (by: number) =>
      lossOf(
        at.map((value, k) => (k === i ? value + by : value)),
        T,
      );
    expect(Math.abs(moved(step) - moved(-step)) / (2 * step)).toBeLessThan(1e-8);
  }
});

test.each(temperatures)(
  'at T = %s the loss is cost and price of the axes, and no less anywhere',
  (T) => {
    const least = lossOf(parametersOf(T), T);
    const axes = moments.map((m) => linearAxis(m, T));
    expect(least).toBeCloseTo(
      axes.reduce((sum, { cost, price }) => sum + cost + T * price, 0),
      12,
    );
    const random = seededRandom(1);
    for (let n = 0; n < 200; n++) {
      const reach = 10 ** (-3 * random.uniform());
      const nearby = parametersOf(T).map((value) => value + reach * random.normal());
      expect(lossOf(nearby, T)).toBeGreaterThanOrEqual(least - 1e-12);
    }
  },
);

test('an axis with the variance m drowns at T = 2m, and all bubbles together have size one', () => {
  for (const m of moments) {
    expect(linearAxis(m, 2.001 * m)).toEqual({
      variance: 1,
      encoding: 0,
      decoding: 0,
      cost: m,
      price: 0,
    });
    for (const T of [0.01 * m, 0.5 * m, 1.999 * m]) {
      const { variance, encoding, cost } = linearAxis(m, T);
      expect(variance).toBeCloseTo(T / (2 * m), 12);
      expect(cost).toBeCloseTo(T / 2, 12);
      expect(variance + encoding ** 2 * m).toBeCloseTo(1, 12);
    }
  }
});

/** A, W and log v of the formula, one after the other. */
function parametersOf(T: number): number[] {
  const [one, other] = moments.map((m) => linearAxis(m, T));
  return [
    ...[one!.encoding, 0, 0, other!.encoding],
    ...[one!.decoding, 0, 0, other!.decoding],
    ...[Math.log(one!.variance), Math.log(other!.variance)],
  ];
}

function lossOf(parameters: readonly number[], T: number): number {
  const pair = (i: number): Point => [parameters[i]!, parameters[i + 1]!];
  const nets: LinearNets = {
    A: [pair(0), pair(2)],
    W: [pair(4), pair(6)],
    logVariances: pair(8),
  };
  return linearLoss(nets, moments, T);
}
