import { seededRandom } from '@chiaroscuro/compute/random';
import { expect, test } from 'vitest';
import { energy, energyCurvature, energyMinima, energySlope, meanEnergy } from './energy.ts';
import { isInsideEvolute, evolutePoint } from './evolute.ts';
import { linspace, periodNodes } from '@chiaroscuro/compute/grids';
import { untrainedWeights as w } from './manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';

const random = seededRandom(11);
const points = Array.from({ length: 400 }, (): Point => [
  6 * random.uniform() - 3,
  4 * random.uniform() - 2,
]);
const someZ = linspace(-2, 8, 23);

test('the energy equals its Fourier form', () => {
  for (const y of points) {
    for (const z of someZ) {
      const fourier =
        y[0] ** 2 +
        y[1] ** 2 +
        (w[0] ** 2 + w[1] ** 2) / 2 +
        ((w[0] ** 2 - w[1] ** 2) / 2) * Math.cos(2 * z) -
        2 * w[0] * y[0] * Math.cos(z) -
        2 * w[1] * y[1] * Math.sin(z);
      expect(Math.abs(energy(w, y, z) - fourier)).toBeLessThan(1e-12);
    }
  }
});

test('the mean energy over z is ‖y‖² + ‖w‖²/2', () => {
  const nodes = periodNodes(48);
  for (const y of points) {
    const mean = nodes.reduce((sum, z) => sum + energy(w, y, z), 0) / nodes.length;
    expect(Math.abs(mean - meanEnergy(w, y))).toBeLessThan(1e-12);
    expect(meanEnergy(w, y)).toBeCloseTo(y[0] ** 2 + y[1] ** 2 + (w[0] ** 2 + w[1] ** 2) / 2, 12);
  }
});

test('slope and curvature are the derivatives of the energy', () => {
  const h = 1e-5;
  for (const y of points.slice(0, 50)) {
    for (const z of someZ) {
      const slope = (energy(w, y, z + h) - energy(w, y, z - h)) / (2 * h);
      const curvature = (energySlope(w, y, z + h) - energySlope(w, y, z - h)) / (2 * h);
      expect(Math.abs(energySlope(w, y, z) - slope)).toBeLessThan(1e-8);
      expect(Math.abs(energyCurvature(w, y, z) - curvature)).toBeLessThan(1e-8);
    }
  }
});

test('the energy has two minima inside the evolute and one outside', () => {
  const mismatches = points.filter(
    (y) => energyMinima(w, y).length !== (isInsideEvolute(w, y) ? 2 : 1),
  );
  expect(mismatches).toEqual([]);
  expect(points.some((y) => isInsideEvolute(w, y))).toBe(true);
  expect(points.some((y) => !isInsideEvolute(w, y))).toBe(true);
});

test('the minima are where slope vanishes and curvature is positive', () => {
  for (const y of points) {
    for (const { z } of energyMinima(w, y)) {
      expect(Math.abs(energySlope(w, y, z))).toBeLessThan(1e-8);
      expect(energyCurvature(w, y, z)).toBeGreaterThan(0);
    }
  }
});

test('on the evolute slope and curvature vanish together', () => {
  for (const z of periodNodes(40)) {
    const y = evolutePoint(w, z);
    expect(Math.abs(energySlope(w, y, z))).toBeLessThan(1e-12);
    expect(Math.abs(energyCurvature(w, y, z))).toBeLessThan(1e-12);
  }
});
