import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { seededRandom } from '@chiaroscuro/compute/random';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { linearGradient, linearLoss } from '../../mathematics/linear-gradient.ts';
import { spiralSamples, type Point } from '../../mathematics/spiral-samples.ts';
import fiveSteps, { shuffle } from './five-steps.ts';

const data = await runFigure(fiveSteps);
const samples = spiralSamples(seededRandom(1));
const weights: Point[] = [
  [0.4, -1],
  [0, 0.3],
  [2, 0.1],
  [-0.7, 0.5],
  [1, 1],
];

test('the gradient of the linear classifier is that of its loss', () => {
  const h = 1e-5;
  const gradient = linearGradient(weights, samples);
  for (const k of [0, 3]) {
    for (const i of [0, 1]) {
      const moved = (by: number) =>
        weights.map((w, j): Point => {
          if (j !== k) return w;
          return i === 0 ? [w[0] + by, w[1]] : [w[0], w[1] + by];
        });
      const slope = (linearLoss(moved(h), samples) - linearLoss(moved(-h), samples)) / (2 * h);
      expect(Math.abs(slope - gradient[k]![i]!)).toBeLessThan(1e-8);
    }
  }
});

test('gradients of unequal parts, weighted by their sizes, add up to that of the whole', () => {
  const [first, second] = [samples.slice(0, 300), samples.slice(300)];
  const parts = [linearGradient(weights, first), linearGradient(weights, second)] as const;
  linearGradient(weights, samples).forEach((whole, k) => {
    for (const i of [0, 1]) {
      const sum = 0.3 * parts[0][k]![i]! + 0.7 * parts[1][k]![i]!;
      expect(Math.abs(sum - whole[i]!)).toBeLessThan(1e-12);
    }
  });
});

test('the drawn chain of batches ends where the gradient of the whole ends', () => {
  const last = figureRows(data, 'chain', ['w1', 'w2', 'u', 'v']).at(-1)!;
  expect(last.w1 + last.u).toBeCloseTo(figureNumber(data, 'gradient-1'), 12);
  expect(last.w2 + last.v).toBeCloseTo(figureNumber(data, 'gradient-2'), 12);
});

test('shuffling keeps every sample once', () => {
  const order = shuffle(samples, seededRandom(3));
  expect(new Set(order)).toEqual(new Set(samples));
  expect(order).not.toEqual(samples);
});
