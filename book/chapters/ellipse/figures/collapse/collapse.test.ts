import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { seededRandom } from '@chiaroscuro/compute/random';
import { collapseThresholds } from '../../mathematics/collapse.ts';
import { ellipseSamples, ellipseSamplesSeed } from '../../mathematics/ellipse-samples.ts';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { untrainedWeights, type Weights } from '../../mathematics/manifold.ts';
import { energyLoss, fitWeights } from '../../mathematics/training.ts';
import collapse from './collapse.ts';

const data = await runFigure(collapse);
const samples = ellipseSamples(seededRandom(ellipseSamplesSeed));
const branch = figureRows(data, 'weights', ['beta', 'w1', 'w2', 'loss']);
const first = figureNumber(data, 'beta-critical-1');
const second = figureNumber(data, 'beta-critical-2');

test('the collapse thresholds of the chapter’s samples are 0.249265 and 0.446505', () => {
  expect(first).toBeCloseTo(0.249265, 6);
  expect(figureNumber(data, 'beta-unstable-2')).toBeCloseTo(0.446505, 6);
});

test('just below the threshold the manifold is a point, just above it is not, for 12 training sets', () => {
  for (let seed = 1; seed <= 12; seed++) {
    const others = ellipseSamples(seededRandom(seed));
    const threshold = Math.min(...collapseThresholds(others));
    const below = fitWeights(untrainedWeights, others, 0.95 * threshold);
    const above = fitWeights(untrainedWeights, others, 1.05 * threshold);
    expect(Math.hypot(...below)).toBeLessThan(1e-9);
    const larger = Math.max(...above.map(Math.abs));
    expect(larger).toBeGreaterThan(0.4);
    expect(larger).toBeLessThan(0.7);
  }
});

test('at a collapsed manifold the loss is the mean squared norm of the samples', () => {
  expect(figureNumber(data, 'collapsed-free-energy')).toBeCloseTo(3.125705, 6);
  for (const { loss } of branch.filter(({ beta }) => beta <= first)) {
    expect(loss).toBeCloseTo(3.125705, 6);
  }
});

test('near the collapsed manifold the loss grows by Σ w²(1/2 − βm)', () => {
  const moments = [figureNumber(data, 'moment-1'), figureNumber(data, 'moment-2')] as const;
  const size = 1e-3;
  for (const beta of [0.1, 0.249265, 0.4, 0.446505, 1]) {
    for (const axis of [0, 1] as const) {
      const w: Weights = axis === 0 ? [size, 0] : [0, size];
      const growth = (energyLoss(w, samples, beta) - energyLoss([0, 0], samples, beta)) / size ** 2;
      expect(Math.abs(growth - (0.5 - beta * moments[axis]))).toBeLessThan(1e-4);
    }
  }
});

test('the axes open one after the other, and not before their critical coldness', () => {
  for (const { beta, w1, w2 } of branch) {
    expect(w1 > 1e-6).toBe(beta > first);
    expect(w2 > 1e-6).toBe(beta > second);
  }
  expect(second).toBeGreaterThan(first);
});

test('the second axis opens on the branch of the first, before the collapsed state would', () => {
  expect(second).toBeLessThan(figureNumber(data, 'beta-unstable-2'));
  expect(Math.abs(fitWeights(untrainedWeights, samples, 0.98 * second)[1])).toBeLessThan(1e-9);
  expect(Math.abs(fitWeights(untrainedWeights, samples, 1.02 * second)[1])).toBeGreaterThan(0.1);
});

test('half-axes grow with coldness while the model is warm', () => {
  expect(branch.map(({ beta }) => beta)).toEqual(
    branch.map(({ beta }) => beta).sort((one, other) => one - other),
  );
  const warm = branch.filter(({ beta }) => beta < 5);
  warm.slice(1).forEach((row, i) => {
    expect(row.w1).toBeGreaterThanOrEqual(warm[i]!.w1 - 1e-9);
    expect(row.w2).toBeGreaterThanOrEqual(warm[i]!.w2 - 1e-9);
  });
});

test('the drawn ellipses are a point, a segment, then proper ellipses', () => {
  const fits = figureRows(data, 'ellipse-betas', ['beta', 'w1', 'w2']);
  expect(fits.map(({ beta }) => beta)).toEqual([0.2, 0.3, 0.6, 1, 10]);
  expect(Math.max(fits[0]!.w1, fits[0]!.w2)).toBeLessThan(1e-9);
  expect(fits[1]!.w1).toBeCloseTo(1.0116, 4);
  expect(fits[1]!.w2).toBeLessThan(1e-9);
  for (const { w1, w2 } of fits.slice(2)) expect(Math.min(w1, w2)).toBeGreaterThan(1);
  const curves = figureRows(data, 'ellipses', ['piece', 'y1', 'y2']);
  for (const { piece, y1, y2 } of curves.filter((row) => row.piece >= 2)) {
    const { w1, w2 } = fits[piece]!;
    expect((y1 / w1) ** 2 + (y2 / w2) ** 2).toBeCloseTo(1, 12);
  }
});
