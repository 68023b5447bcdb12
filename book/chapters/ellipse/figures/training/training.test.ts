import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { seededRandom } from '@chiaroscuro/compute/random';
import { ellipseSamples } from '../../mathematics/ellipse-samples.ts';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { warmFreeEnergy, coldFreeEnergy } from '../../mathematics/free-energy.ts';
import type { Weights } from '../../mathematics/manifold.ts';
import { energyLoss, lossGradient } from '../../mathematics/training.ts';
import training from './training.ts';

const data = await runFigure(training);
const samples = ellipseSamples(seededRandom(2));
const number = (name: string) => figureNumber(data, name);
const cold: Weights = [number('cold-weight-1'), number('cold-weight-2')];
const warm: Weights = [number('warm-weight-1'), number('warm-weight-2')];

test('full-batch descent never raises the loss', () => {
  expect(number('learning-rate')).toBeLessThanOrEqual(0.1);
  for (const table of ['descent-cold', 'descent-warm']) {
    const losses = figureRows(data, table, ['loss']).map(({ loss }) => loss);
    losses.slice(1).forEach((loss, i) => expect(loss).toBeLessThanOrEqual(losses[i]! + 1e-12));
  }
});

test('descent ends near the fitted weights', () => {
  const ends = ['descent-cold', 'descent-warm'].map((table) =>
    figureRows(data, table, ['w1', 'w2']).at(-1)!,
  );
  expect(Math.hypot(ends[0]!.w1 - cold[0], ends[0]!.w2 - cold[1])).toBeLessThan(0.02);
  expect(Math.hypot(ends[1]!.w1 - warm[0], ends[1]!.w2 - warm[1])).toBeLessThan(0.02);
});

test('zero-temperature training finds the half-axes 2 and 1.5', () => {
  expect(Math.hypot(Math.abs(cold[0]) - 2, Math.abs(cold[1]) - 1.5)).toBeLessThan(0.05);
});

test('the fitted weights solve the normal equations', () => {
  expect(Math.hypot(...lossGradient(cold, samples, Infinity))).toBeLessThan(1e-9);
  expect(Math.hypot(...lossGradient(warm, samples, 1))).toBeLessThan(1e-9);
});

test('the warm ellipse lies strictly inside the cold one', () => {
  expect(Math.abs(warm[0])).toBeLessThan(Math.abs(cold[0]));
  expect(Math.abs(warm[1])).toBeLessThan(Math.abs(cold[1]));
  expect(warm[0]).toBeCloseTo(-1.8043, 4);
  expect(warm[1]).toBeCloseTo(1.3367, 4);
});

test('the trained cold loss is below 0.01, and no other weights have less', () => {
  expect(number('cold-loss-trained')).toBeLessThan(0.01);
  for (const [d1, d2] of [
    [0.01, 0],
    [-0.01, 0],
    [0, 0.01],
    [0, -0.01],
  ] as const) {
    for (const [w, beta] of [
      [cold, Infinity],
      [warm, 1],
    ] as const) {
      const moved: Weights = [w[0] + d1, w[1] + d2];
      expect(energyLoss(moved, samples, beta)).toBeGreaterThan(energyLoss(w, samples, beta));
    }
  }
});

test('one epoch of single samples at learning rate 0.3 nearly converges', () => {
  const epoch = figureRows(data, 'epoch', ['step', 'loss']);
  expect(epoch).toHaveLength(25);
  expect(epoch[0]!.loss).toBeGreaterThan(0.7);
  expect(epoch.at(-1)!.loss).toBeLessThan(0.006);
});

test('the cold panels’ arrows lead from foot points to samples, along the normal', () => {
  for (const [table, w] of [
    ['arrows-cold-untrained', [-1.5, 0.4]],
    ['arrows-cold-trained', cold],
  ] as [string, Weights][]) {
    figureRows(data, table, ['y1', 'y2', 'u', 'v']).forEach(({ y1, y2, u, v }, i) => {
      const y = samples[i]!;
      expect(y1 + u).toBeCloseTo(y[0], 12);
      expect(y2 + v).toBeCloseTo(y[1], 12);
      expect((y1 / w[0]) ** 2 + (y2 / w[1]) ** 2).toBeCloseTo(1, 12);
      expect(u * u + v * v).toBeCloseTo(coldFreeEnergy(w, y).value, 12);
    });
  }
});

test('the warm panels’ arrows end at the sample and their shares sum to one', () => {
  const [sample] = figureRows(data, 'sample', ['y1', 'y2']);
  for (const table of ['arrows-warm-untrained', 'arrows-warm-trained']) {
    const arrows = figureRows(data, table, ['y1', 'y2', 'u', 'v', 'p', 'strength']);
    expect(Math.abs(arrows.reduce((sum, { p }) => sum + p, 0) - 1)).toBeLessThan(1e-12);
    expect(Math.max(...arrows.map(({ strength }) => strength))).toBe(1);
    for (const { y1, y2, u, v } of arrows) {
      expect(y1 + u).toBeCloseTo(sample!.y1, 12);
      expect(y2 + v).toBeCloseTo(sample!.y2, 12);
    }
  }
});

test('the heat maps show the free energies of their panels', () => {
  const panels: [string, (y: readonly [number, number]) => number][] = [
    ['cold-untrained', (y) => coldFreeEnergy([-1.5, 0.4], y).value],
    ['cold-trained', (y) => coldFreeEnergy(cold, y).value],
    ['warm-untrained', (y) => warmFreeEnergy([-1.5, 0.4], y, 1).value],
    ['warm-trained', (y) => warmFreeEnergy(warm, y, 1).value],
  ];
  for (const [table, value] of panels) {
    const rows = figureRows(data, table, ['y1', 'y2', 'F']);
    expect(rows).toHaveLength(51 * 35);
    for (const { y1, y2, F } of rows.filter((_, i) => i % 37 === 0)) {
      expect(Math.abs(F - value([y1, y2]))).toBeLessThan(1e-12);
    }
  }
});
