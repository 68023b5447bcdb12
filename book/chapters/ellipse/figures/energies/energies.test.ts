import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { energy } from '../../mathematics/energy.ts';
import { isInsideEvolute } from '../../mathematics/evolute.ts';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { untrainedWeights as w } from '../../mathematics/manifold.ts';
import energies from './energies.ts';

const data = await runFigure(energies);
const samples = figureRows(data, 'samples', [
  'n',
  'y1',
  'y2',
  'zCheck',
  'Fcold',
  'Emean',
  'Emax',
  'wells',
]);
const curves = samples.map(({ n, y1, y2, Fcold, Emean }) => {
  const rows = figureRows(data, 'energies', ['z', `E${n}`]);
  return {
    n,
    y1,
    y2,
    Fcold,
    Emean,
    z: rows.map((row) => row.z),
    E: rows.map((row) => row[`E${n}`]!),
  };
});

test('every energy has period 2π and is not negative', () => {
  expect(curves).toHaveLength(24);
  for (const { y1, y2, z, E } of curves) {
    expect(Math.abs(E[0]! - E.at(-1)!)).toBeLessThan(1e-12);
    expect(Math.min(...E)).toBeGreaterThanOrEqual(0);
    for (const at of z) {
      const shifted = energy(w, [y1, y2], at + 2 * Math.PI);
      expect(Math.abs(shifted - energy(w, [y1, y2], at))).toBeLessThan(1e-12);
    }
  }
});

test('every curve is the Fourier form ‖y‖² + ½(w₁² + w₂²) + ½(w₁² − w₂²) cos 2z − 2w₁y₁ cos z − 2w₂y₂ sin z', () => {
  for (const { y1, y2, z, E } of curves) {
    z.forEach((at, k) => {
      const constant = y1 * y1 + y2 * y2 + (1.5 ** 2 + 0.4 ** 2) / 2;
      const second = ((1.5 ** 2 - 0.4 ** 2) / 2) * Math.cos(2 * at);
      const first = 2 * 1.5 * y1 * Math.cos(at) - 2 * 0.4 * y2 * Math.sin(at);
      expect(Math.abs(E[k]! - (constant + second + first))).toBeLessThan(1e-12);
    });
  }
});

test('the mean over z is ‖y‖² + ‖w‖²/2', () => {
  for (const { y1, y2, E, Emean } of curves) {
    const mean = E.slice(0, -1).reduce((sum, value) => sum + value, 0) / (E.length - 1);
    const closed = y1 * y1 + y2 * y2 + (1.5 ** 2 + 0.4 ** 2) / 2;
    expect(Math.abs(mean - closed)).toBeLessThan(1e-12);
    expect(Math.abs(Emean - closed)).toBeLessThan(1e-12);
  }
});

test('samples inside the evolute have two wells, the others one', () => {
  for (const { y1, y2, wells } of samples) {
    expect(wells).toBe(isInsideEvolute(w, [y1, y2]) ? 2 : 1);
  }
  expect(samples.filter(({ wells }) => wells === 2).map(({ n }) => n)).toEqual([1, 3, 17, 24]);
});

test('each sample’s lowest well is its free energy, and no curve goes below it', () => {
  const wells = figureRows(data, 'wells', ['n', 'E', 'global']);
  for (const { n, Fcold, E } of curves) {
    const own = wells.filter((well) => well.n === n);
    expect(Math.min(...own.map((well) => well.E))).toBe(Fcold);
    expect(own.filter((well) => well.global === 1).map((well) => well.E)).toEqual([Fcold]);
    expect(Math.min(...E)).toBeGreaterThanOrEqual(Fcold - 1e-12);
  }
});

test('the largest energy is 12.19', () => {
  expect(figureNumber(data, 'max-energy')).toBeCloseTo(12.19, 2);
});
