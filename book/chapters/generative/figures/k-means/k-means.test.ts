import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Point } from '@chiaroscuro/compute/plane';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { coldPrototypeEnergy } from '../../mathematics/prototypes.ts';
import kMeans from './k-means.ts';

const data = await runFigure(kMeans);
const points = (table: string) =>
  figureRows(data, table, ['y1', 'y2']).map(({ y1, y2 }): Point => [y1, y2]);
const samples = points('samples');
const prototypes = points('prototypes');

test('no half-step raises the loss', () => {
  const losses = figureRows(data, 'losses', ['K', 'halfStep', 'loss']);
  losses.slice(1).forEach(({ K, loss }, i) => {
    if (K === losses[i]!.K) expect(loss).toBeLessThanOrEqual(losses[i]!.loss + 1e-15);
  });
  expect(losses.filter(({ halfStep }) => halfStep === 0).map(({ K }) => K)).toEqual([
    5, 10, 20, 40,
  ]);
});

test('every prototype is the mean of its samples', () => {
  prototypes.forEach((w, k) => {
    const own = samples.filter((y) => coldPrototypeEnergy(prototypes, y).index === k);
    expect(own.length).toBeGreaterThan(0);
    for (const i of [0, 1] as const) {
      const mean = own.reduce((sum, y) => sum + y[i], 0) / own.length;
      expect(mean).toBeCloseTo(w[i], 12);
    }
  });
});

test('the free energy is zero at the prototypes, and everywhere the squared distance to the nearest', () => {
  for (const w of prototypes) expect(coldPrototypeEnergy(prototypes, w).value).toBe(0);
  for (const { y1, y2, F } of figureRows(data, 'heat', ['y1', 'y2', 'F'])) {
    const least = Math.min(...prototypes.map(([w1, w2]) => Math.hypot(y1 - w1, y2 - w2)));
    expect(F).toBeCloseTo(least ** 2, 12);
  }
});

test('on the border of a cell two prototypes are equally near', () => {
  for (const { piece, y1, y2 } of figureRows(data, 'cells', ['piece', 'y1', 'y2'])) {
    const { value } = coldPrototypeEnergy(prototypes, [y1, y2]);
    const [w1, w2] = prototypes[piece - 1]!;
    expect((y1 - w1) ** 2 + (y2 - w2) ** 2).toBeCloseTo(value, 12);
  }
});

test('more prototypes cost less, about as the inverse square of their number', () => {
  const [five, ten, twenty, forty] = [5, 10, 20, 40].map((K) => figureNumber(data, `loss-${K}`));
  expect(five).toBeGreaterThan(2 * ten!);
  expect(ten).toBeGreaterThan(3 * twenty!);
  expect(twenty).toBeGreaterThan(3 * forty!);
  expect(twenty).toBeGreaterThan(0.0075);
  expect(twenty).toBeLessThan(0.0095);
});
