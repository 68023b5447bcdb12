import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { meanEnergy } from '../../mathematics/energy.ts';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { coldFreeEnergy, warmFreeEnergy } from '../../mathematics/free-energy.ts';
import { logspace, planePoints } from '@chiaroscuro/compute/grids';
import { nodeEnergies } from '../../mathematics/inference.ts';
import { untrainedWeights as w } from '../../mathematics/manifold.ts';
import { energyVariance } from '../../mathematics/statistics.ts';
import limits from './limits.ts';

const data = await runFigure(limits);
const labels = [10, 17, 0];
const grid = planePoints({ halfWidth: 3, halfHeight: 2, columns: 25, rows: 17 });

test('the free energy falls as the model cools, from the average energy to the least', () => {
  for (const n of labels) {
    const F = figureRows(data, `limits-${n}`, ['F']).map((row) => row.F);
    F.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual(F[i]! + 1e-12));
    expect(F[0]).toBeLessThanOrEqual(figureNumber(data, `mean-energy-${n}`));
    expect(F.at(-1)).toBeGreaterThanOrEqual(figureNumber(data, `free-energy-${n}`));
  }
});

test('everywhere in the plane F_∞ ≤ F_β ≤ ⟨E⟩, and F_β does not rise with β', () => {
  const betas = logspace(1e-3, 1e3, 13);
  for (const y of grid) {
    const values = betas.map((beta) => warmFreeEnergy(w, y, beta).value);
    values.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual(values[i]! + 1e-12));
    expect(values[0]).toBeLessThanOrEqual(meanEnergy(w, y) + 1e-12);
    expect(values.at(-1)!).toBeGreaterThanOrEqual(coldFreeEnergy(w, y).value - 1e-12);
  }
});

test('F_β exceeds the least energy by at most log 48/β', () => {
  for (const { beta, bound, cold10, cold17, cold0 } of figureRows(data, 'gaps', [
    'beta',
    'bound',
    'cold10',
    'cold17',
    'cold0',
  ])) {
    expect(bound).toBeCloseTo(Math.log(48) / beta, 9);
    for (const gap of [cold10, cold17, cold0]) {
      expect(gap).toBeGreaterThanOrEqual(0);
      expect(gap).toBeLessThanOrEqual(bound + 1e-12);
    }
  }
});

test('the bound is attained, to 9.678e-4 at β = 4000', () => {
  const gaps = grid.map((y) => {
    const least = Math.min(...nodeEnergies(w, y).map(({ E }) => E));
    return warmFreeEnergy(w, y, 4000).value - least;
  });
  expect(Math.max(...gaps)).toBeCloseTo(9.678e-4, 7);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.log(48) / 4000 + 1e-12);
});

test('when hot, F_β lies below ⟨E⟩ by β Var(E)/2 to first order', () => {
  const beta = 1e-4;
  const gaps = grid.map((y) => {
    const gap = meanEnergy(w, y) - warmFreeEnergy(w, y, beta).value;
    const first = (beta * energyVariance(w, y)) / 2;
    expect(gap).toBeGreaterThanOrEqual(0);
    // The third cumulant: |E − ⟨E⟩|³ β²/6 bounds what the first order leaves over.
    expect(Math.abs(gap - first)).toBeLessThan(1e-6 + (beta ** 2 * 20 ** 3) / 6);
    return gap;
  });
  expect(Math.max(...gaps)).toBeGreaterThan(1.9e-3);
  expect(Math.max(...gaps)).toBeLessThan(2.3e-3);
});

test('⟨E⟩ is ‖y‖² + ‖w‖²/2', () => {
  expect(figureNumber(data, 'mean-energy-0')).toBeCloseTo((1.5 ** 2 + 0.4 ** 2) / 2, 12);
  for (const y of grid) {
    const energies = nodeEnergies(w, y).map(({ E }) => E);
    const mean = energies.reduce((sum, E) => sum + E, 0) / energies.length;
    expect(Math.abs(mean - (y[0] ** 2 + y[1] ** 2 + 1.205))).toBeLessThan(1e-12);
  }
});

test('the drawn bounds enclose the curves where they apply', () => {
  for (const n of labels) {
    for (const { beta, F, upper, lower } of figureRows(data, `limits-${n}`, [
      'beta',
      'F',
      'upper',
      'lower',
    ])) {
      expect(F).toBeLessThanOrEqual(upper + 1e-12);
      if (beta < 0.05) expect(F).toBeGreaterThanOrEqual(lower - beta ** 2 * 100);
    }
  }
});
