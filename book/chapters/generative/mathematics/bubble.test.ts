import { linspace } from '@chiaroscuro/compute/grids';
import { seededRandom } from '@chiaroscuro/compute/random';
import { drawWeights } from '@chiaroscuro/training/initial-weights';
import { expect, test } from 'vitest';
import {
  bubblePrice,
  meanCost,
  normalNodes,
  sizePrice,
  variationalFreeEnergy,
  type Bubble,
} from './bubble.ts';
import { unionOf } from './bubble-outlines.ts';
import { decodeNodes, generatorFreeEnergy } from './generator-energy.ts';

const random = seededRandom(1);
const someBubbles = Array.from({ length: 20 }, (): Bubble => ({
  centre: [random.normal(), random.normal()],
  variances: [Math.exp(random.normal()), Math.exp(random.normal())],
}));

test('V is zero and flat at 1, convex everywhere, and 2.39 at 5', () => {
  expect(sizePrice(1)).toBe(0);
  expect((sizePrice(1 + 1e-5) - sizePrice(1 - 1e-5)) / 2e-5).toBeCloseTo(0, 9);
  const values = linspace(0.05, 5, 100).map(sizePrice);
  values.slice(2).forEach((V, i) => expect(V - 2 * values[i + 1]! + values[i]!).toBeGreaterThan(0));
  expect(sizePrice(5)).toBeCloseTo(4 - Math.log(5), 12);
});

test('a bubble costs nothing if it is the unit bubble, and only then', () => {
  expect(bubblePrice({ centre: [0, 0], variances: [1, 1] })).toBe(0);
  for (const bubble of someBubbles) expect(bubblePrice(bubble)).toBeGreaterThan(0);
});

test('the price is the mean of log q/u over the bubble', () => {
  for (const { centre, variances } of someBubbles) {
    const mean = normalNodes(2, 41, 8).reduce((sum, { z: noise, weight }) => {
      const logRatio = noise.reduce((total, e, i) => {
        const z = centre[i]! + Math.sqrt(variances[i]!) * e;
        return total + (z * z - e * e - Math.log(variances[i]!)) / 2;
      }, 0);
      return sum + weight * logRatio;
    }, 0);
    expect(mean).toBeCloseTo(bubblePrice({ centre, variances }), 9);
  }
});

test('the nodes have the moments of the normal distribution', () => {
  const moment = (power: number) =>
    normalNodes(2, 11).reduce((sum, { z, weight }) => sum + weight * z[0]! ** power, 0);
  expect(moment(0)).toBeCloseTo(1, 12);
  expect(moment(1)).toBeCloseTo(0, 12);
  expect(moment(2)).toBeCloseTo(1, 2);
  expect(moment(4)).toBeCloseTo(3, 1);
});

test('a code thrown by dice has the mean and the variance of its bubble', () => {
  const { centre, variances } = someBubbles[0]!;
  const count = 20_000;
  const draws = Array.from(
    { length: count },
    () => centre[0]! + Math.sqrt(variances[0]!) * random.normal(),
  );
  const mean = draws.reduce((sum, z) => sum + z, 0) / count;
  const variance = draws.reduce((sum, z) => sum + (z - mean) ** 2, 0) / count;
  expect(Math.abs(mean - centre[0]!)).toBeLessThan(4 * Math.sqrt(variances[0]! / count));
  expect(Math.abs(variance / variances[0]! - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
});

test('copied, a code costs its distance and its size', () => {
  const copy = {
    widths: [2, 2],
    activations: 'linear',
    weights: [
      [1, 0, 0, 1],
      [0, 0],
    ],
  } as const;
  for (const bubble of someBubbles) {
    const [mu1, mu2] = bubble.centre as [number, number];
    const exact = (1 - mu1) ** 2 + (2 - mu2) ** 2 + bubble.variances[0]! + bubble.variances[1]!;
    expect(Math.abs(meanCost(copy, [1, 2], bubble) / exact - 1)).toBeLessThan(2e-3);
    expect(meanCost(copy, [1, 2], bubble, 33)).toBeCloseTo(exact, 2);
  }
});

test('no encoder has less than the free energy of its decoder', () => {
  for (const seed of [1, 2, 3]) {
    const source = seededRandom(seed);
    const [widths, back] = [
      [2, 8, 4],
      [2, 8, 2],
    ];
    const nets = {
      encoder: { widths, activations: 'tanh', weights: drawWeights(source, widths) },
      decoder: { widths: back, activations: 'tanh', weights: drawWeights(source, back) },
    } as const;
    const decoded = decodeNodes(nets.decoder, 61);
    for (const T of [0.1, 1]) {
      const y = [source.normal(), source.normal()];
      const gap = variationalFreeEnergy(nets, y, T) - generatorFreeEnergy(decoded, y, T);
      expect(gap).toBeGreaterThan(0);
    }
  }
});

test("Boltzmann's bubble of a linear decoder has exactly its free energy", () => {
  const [w, T] = [0.8, 0.3];
  const variance = 1 / (1 + (2 * w * w) / T);
  const [y1, y2] = [0.5, -0.7];
  const factor = (2 * w * variance) / T;
  const nets = {
    encoder: {
      widths: [2, 4],
      activations: 'linear',
      weights: [
        [factor, 0, 0, 0, 0, factor, 0, 0],
        [0, 0, Math.log(variance), Math.log(variance)],
      ],
    },
    decoder: {
      widths: [2, 2],
      activations: 'linear',
      weights: [
        [w, 0, 0, w],
        [0, 0],
      ],
    },
  } as const;
  const s = w * w + T / 2;
  const exact = (T / 2) * (2 * Math.log(s) + (y1 * y1 + y2 * y2) / s - 2 * Math.log(T / 2));
  expect(generatorFreeEnergy(decodeNodes(nets.decoder, 201), [y1, y2], T)).toBeCloseTo(exact, 3);
  expect(variationalFreeEnergy(nets, [y1, y2], T)).toBeCloseTo(exact, 3);
});

test('two bubbles together have the variance of their centres besides their own', () => {
  const union = unionOf([
    { centre: [-1, 2], variances: [0.5, 1] },
    { centre: [1, 2], variances: [0.7, 3] },
  ]);
  expect(union.centre).toEqual([0, 2]);
  expect(union.variances[0]).toBeCloseTo(1.6, 12);
  expect(union.variances[1]).toBeCloseTo(2, 12);
});
