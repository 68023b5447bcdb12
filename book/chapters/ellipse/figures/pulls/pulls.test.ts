import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { seededRandom } from '@chiaroscuro/compute/random';
import { ellipseSamples } from '../../mathematics/ellipse-samples.ts';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { coldForce, warmForces } from '../../mathematics/forces.ts';
import { coldGradient, warmFreeEnergy, warmGradient } from '../../mathematics/free-energy.ts';
import { untrainedWeights as w } from '../../mathematics/manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';
import { effectiveNumber } from '../../mathematics/statistics.ts';
import pulls from './pulls.ts';

const data = await runFigure(pulls);
const samples = ellipseSamples(seededRandom(2));

test('the shares of a sample’s pull sum to one at every temperature', () => {
  for (const beta of [0.01, 0.1, 1, 10, 100]) {
    for (const y of samples) {
      const sum = warmForces(w, y, beta).reduce((total, { share }) => total + share, 0);
      expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
    }
  }
});

test('the forces on the manifold sum to the gradient of the free energy', () => {
  for (const y of samples) {
    for (const beta of [0.1, 1, 10]) {
      const total = sumOf(warmForces(w, y, beta).map(({ force }) => force));
      const gradient = warmGradient(w, y, beta);
      expect(Math.abs(total[0] - gradient[0])).toBeLessThan(1e-12);
      expect(Math.abs(total[1] - gradient[1])).toBeLessThan(1e-12);
    }
    expect(coldForce(w, y).force).toEqual(coldGradient(w, y));
  }
});

test('a force is minus the derivative of the free energy by the point it acts on', () => {
  const h = 1e-6;
  const [y, beta, k] = [samples[9]!, 1, 20];
  const forces = warmForces(w, y, beta);
  const freeEnergyWith = (d1: number, d2: number) => {
    const energies = forces.map(({ at }, i) => {
      const [m1, m2] = i === k ? [d1, d2] : [0, 0];
      return (y[0] - at[0] - m1) ** 2 + (y[1] - at[1] - m2) ** 2;
    });
    const sum = energies.reduce((total, E) => total + Math.exp(-beta * E), 0);
    return -Math.log(sum / energies.length) / beta;
  };
  const [f1, f2] = forces[k]!.force;
  expect(f1).toBeCloseTo((freeEnergyWith(-h, 0) - freeEnergyWith(h, 0)) / (2 * h), 8);
  expect(f2).toBeCloseTo((freeEnergyWith(0, -h) - freeEnergyWith(0, h)) / (2 * h), 8);
});

test('the effective number of pulled points has its known range at each temperature', () => {
  const ranges: [beta: number, least: number, most: number][] = [
    [100, 1.1, 2.5],
    [10, 4.3, 7.5],
    [1, 18.5, 25.1],
    [0.1, 43.9, 48],
    [0.01, 47.9, 48],
  ];
  for (const [beta, least, most] of ranges) {
    for (const y of samples) {
      const count = effectiveNumber(warmFreeEnergy(w, y, beta).responsibilities);
      expect(count).toBeGreaterThan(least);
      expect(count).toBeLessThanOrEqual(most + 1e-9);
    }
  }
});

test('the effective number falls from 48 to 1 as the model cools', () => {
  const rows = figureRows(data, 'effective', ['beta', 'mean', 'min', 'max']);
  rows.slice(1).forEach((row, i) => {
    expect(row.beta).toBeGreaterThan(rows[i]!.beta);
    for (const name of ['mean', 'min', 'max'] as const) {
      expect(row[name]).toBeLessThanOrEqual(rows[i]![name] + 1e-9);
    }
  });
  for (const y of samples) {
    expect(effectiveNumber(warmFreeEnergy(w, y, 1e6).responsibilities)).toBeCloseTo(1, 6);
    expect(effectiveNumber(warmFreeEnergy(w, y, 1e-6).responsibilities)).toBeCloseTo(48, 6);
  }
});

test('the total force tends to 2y when hot', () => {
  for (const y of samples) {
    const total = sumOf(warmForces(w, y, 1e-5).map(({ force }) => force));
    expect(Math.abs(total[0] - 2 * y[0])).toBeLessThan(1e-3);
    expect(Math.abs(total[1] - 2 * y[1])).toBeLessThan(1e-3);
  }
});

test('each cold arrow leads from the manifold to its sample', () => {
  figureRows(data, 'cold', ['n', 'y1', 'y2', 'u', 'v']).forEach(({ n, y1, y2, u, v }) => {
    const y = samples[n - 1]!;
    expect((y1 / 1.5) ** 2 + (y2 / 0.4) ** 2).toBeCloseTo(1, 12);
    expect(y1 + u).toBeCloseTo(y[0], 12);
    expect(y2 + v).toBeCloseTo(y[1], 12);
  });
});

test.each([
  ['warm-10', 10, 'warm'],
  ['warm-17', 17, 'warm'],
  ['hot-10', 10, 'hot'],
  ['hot-17', 17, 'hot'],
])('the arrows of %s are 2p(y − ỹ) times their scale', (table, n, panel) => {
  const y = samples[n - 1]!;
  const scale = figureNumber(data, `scale-${panel}`);
  const { responsibilities } = warmFreeEnergy(w, y, figureNumber(data, `beta-${panel}`));
  const rows = figureRows(data, table, ['k', 'y1', 'y2', 'u', 'v', 'f1', 'f2', 'p', 'strength']);
  rows.forEach(({ k, y1, y2, u, v, f1, f2, p }) => {
    expect(p).toBe(responsibilities[k]);
    expect(Math.abs(f1 - 2 * p * (y[0] - y1))).toBeLessThan(1e-12);
    expect(Math.abs(f2 - 2 * p * (y[1] - y2))).toBeLessThan(1e-12);
    expect(u).toBeCloseTo(scale * f1, 12);
    expect(v).toBeCloseTo(scale * f2, 12);
  });
  expect(Math.max(...rows.map(({ strength }) => strength))).toBe(1);
  const count = effectiveNumber(rows.map(({ p }) => p));
  expect(figureNumber(data, `effective-${table}`)).toBeCloseTo(count, 9);
});

function sumOf(vectors: readonly Point[]): Point {
  return vectors.reduce(([s1, s2], [v1, v2]): Point => [s1 + v1, s2 + v2], [0, 0] as Point);
}
