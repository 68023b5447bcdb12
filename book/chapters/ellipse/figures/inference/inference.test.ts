import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { energy, energyCurvature, energySlope } from '../../mathematics/energy.ts';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { coldFreeEnergy } from '../../mathematics/free-energy.ts';
import { linspace, planePoints } from '@chiaroscuro/compute/grids';
import { nodeEnergies } from '../../mathematics/inference.ts';
import { tangent, untrainedWeights as w } from '../../mathematics/manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';
import inference from './inference.ts';

const data = await runFigure(inference);
const samples = figureRows(data, 'samples', ['n', 'y1', 'y2']);
const minima = figureRows(data, 'minima', ['n', 'z', 'E', 'y1', 'y2']);

test('the slope vanishes at the minimiser', () => {
  samples.forEach(({ y1, y2 }, i) => {
    expect(Math.abs(energySlope(w, [y1, y2], minima[i]!.z))).toBeLessThan(1e-8);
  });
});

test('the line from y to ỹ(ž) is normal to the manifold', () => {
  samples.forEach(({ y1, y2 }, i) => {
    const { z, y1: foot1, y2: foot2 } = minima[i]!;
    const [t1, t2] = tangent(w, z);
    expect(Math.abs((y1 - foot1) * t1 + (y2 - foot2) * t2)).toBeLessThan(1e-8);
  });
});

test('exhaustive search misses the minimum by no more than the grid allows', () => {
  const grid = planePoints({ halfWidth: 3, halfHeight: 2, columns: 25, rows: 17 });
  const points = [...grid, ...samples.map(({ y1, y2 }): Point => [y1, y2])];
  const halfStep = Math.PI / 48;
  const excesses = points.map((y) => {
    const excess = Math.min(...nodeEnergies(w, y).map(({ E }) => E)) - coldFreeEnergy(w, y).value;
    const curvatures = linspace(0, 2 * Math.PI, 97).map((z) => Math.abs(energyCurvature(w, y, z)));
    expect(excess).toBeGreaterThanOrEqual(-1e-12);
    expect(excess).toBeLessThanOrEqual((halfStep ** 2 * Math.max(...curvatures)) / 2);
    return excess;
  });
  expect(Math.max(...excesses)).toBeLessThan(0.0097);
  for (const n of [10, 17]) {
    const least = Math.min(...figureRows(data, `nodes-${n}`, ['E']).map(({ E }) => E));
    expect(least).toBe(figureNumber(data, `exhaustive-energy-${n}`));
    expect(least).toBeGreaterThanOrEqual(figureNumber(data, `free-energy-${n}`));
  }
});

test('descent finds the minimum of the single well, and is caught in the wrong one of two', () => {
  expect(figureNumber(data, 'descent-energy-10')).toBeCloseTo(
    figureNumber(data, 'free-energy-10'),
    12,
  );
  const caught = figureNumber(data, 'descent-energy-17');
  expect(caught).toBeGreaterThan(figureNumber(data, 'free-energy-17') + 0.1);
  expect(caught).toBeCloseTo(figureRows(data, 'local-minima-17', ['E'])[1]!.E, 12);
});

test('descent lowers the energy at every step', () => {
  for (const n of [10, 17]) {
    const E = figureRows(data, `descent-${n}`, ['E']).map((row) => row.E);
    E.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual(E[i]! + 1e-14));
  }
});

test('the paths run along the manifold from z̃ to ž', () => {
  for (const n of [10, 17]) {
    const path = figureRows(data, `path-${n}`, ['z', 'y1', 'y2']);
    expect(path[0]!.z).toBe(figureNumber(data, `z-start-${n}`));
    expect(path.at(-1)!.z).toBe(figureNumber(data, `z-check-${n}`));
    for (const { y1, y2 } of path) {
      expect(Math.abs((y1 / 1.5) ** 2 + (y2 / 0.4) ** 2 - 1)).toBeLessThan(1e-12);
    }
  }
});

test('the curves run over three periods and the minima repeat in each', () => {
  for (const { n, y1, y2 } of samples) {
    const rows = figureRows(data, 'energy', ['z', `E${n}`]);
    expect(rows[0]!.z).toBeCloseTo(-2 * Math.PI, 12);
    expect(rows.at(-1)!.z).toBeCloseTo(4 * Math.PI, 12);
    for (const { z, E } of figureRows(data, `minima-${n}`, ['z', 'E'])) {
      expect(Math.abs(energy(w, [y1, y2], z) - E)).toBeLessThan(1e-12);
      expect(rows.every((row) => row[`E${n}`]! >= E - 1e-12)).toBe(true);
    }
  }
});
