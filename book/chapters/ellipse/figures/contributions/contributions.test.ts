import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { warmFreeEnergy } from '../../mathematics/free-energy.ts';
import { untrainedWeights as w } from '../../mathematics/manifold.ts';
import contributions from './contributions.ts';

const data = await runFigure(contributions);
const points = figureRows(data, 'points', ['n', 'y1', 'y2', 'Fcold', 'peak']);
const rowsOf = (n: number) =>
  figureRows(data, `contributions-${n}`, ['z', 'y1', 'y2', 'E', 'weight', 'p']);

test('the largest contribution is e^{−βF_∞}, up to the step of the grid', () => {
  for (const { n, Fcold, peak } of points) {
    expect(peak).toBeCloseTo(Math.exp(-Fcold), 12);
    expect(figureNumber(data, `peak-${n}`)).toBe(peak);
    const largest = Math.max(...rowsOf(n).map(({ weight }) => weight));
    expect(largest).toBeLessThanOrEqual(peak + 1e-12);
    expect(largest).toBeGreaterThan(peak * (1 - 0.0097));
  }
  expect(points.map(({ n }) => n)).toEqual([10, 17, 0]);
});

test('for the origin opposite and mirrored points contribute alike', () => {
  const weights = rowsOf(0).map(({ weight }) => weight);
  weights.forEach((weight, k) => {
    expect(Math.abs(weight - weights[(k + 24) % 48]!)).toBeLessThan(1e-12);
    expect(Math.abs(weight - weights[(48 - k) % 48]!)).toBeLessThan(1e-12);
  });
  expect(figureNumber(data, 'peak-0')).toBeCloseTo(Math.exp(-0.16), 9);
});

test('contributions are e^{−E} of the squared distance to the point', () => {
  for (const { n, y1, y2 } of points) {
    for (const row of rowsOf(n)) {
      const squaredDistance = (y1 - row.y1) ** 2 + (y2 - row.y2) ** 2;
      expect(Math.abs(row.E - squaredDistance)).toBeLessThan(1e-12);
      expect(Math.abs(row.weight - Math.exp(-squaredDistance))).toBeLessThan(1e-12);
    }
  }
});

test('the mean contribution is e^{−βF_β}, and the shares sum to one', () => {
  for (const { n, y1, y2 } of points) {
    const rows = rowsOf(n);
    const mean = rows.reduce((sum, { weight }) => sum + weight, 0) / rows.length;
    expect(Math.abs(mean - Math.exp(-warmFreeEnergy(w, [y1, y2], 1).value))).toBeLessThan(1e-12);
    expect(Math.abs(rows.reduce((sum, { p }) => sum + p, 0) - 1)).toBeLessThan(1e-12);
  }
});
