import { seededRandom } from '@chiaroscuro/compute/random';
import { expect, test } from 'vitest';
import { energy, energySlope } from './energy.ts';
import { medialHalfLength } from './evolute.ts';
import { coldFreeEnergy, coldGradient, warmFreeEnergy, warmGradient } from './free-energy.ts';
import { linspace, periodNodes, planePoints } from '@chiaroscuro/compute/grids';
import { latentNodes, tangent, untrainedWeights as w, type Weights } from './manifold.ts';
import { squaredNorm, type Point } from '@chiaroscuro/compute/plane';

const grid = planePoints({ halfWidth: 3, halfHeight: 2, columns: 25, rows: 17 });
const [a, b] = [1.5, 0.4];

test('no z has less energy than F_∞, whatever the point', () => {
  const dense = periodNodes(5000);
  for (const y of grid) {
    const least = Math.min(...dense.map((z) => energy(w, y, z)));
    const { value, z } = coldFreeEnergy(w, y);
    expect(value).toBeLessThan(least + 1e-12);
    expect(value).toBeGreaterThan(least - 1e-4);
    expect(Math.abs(energySlope(w, y, z))).toBeLessThan(1e-8);
  }
});

test('the line from y to its foot point is normal to the manifold', () => {
  for (const y of grid) {
    const { z, foot } = coldFreeEnergy(w, y);
    const [t1, t2] = tangent(w, z);
    expect(Math.abs((y[0] - foot[0]) * t1 + (y[1] - foot[1]) * t2)).toBeLessThan(1e-8);
  }
});

test('F_∞ solves the eikonal equation |∇F|² = 4F', () => {
  for (const y of grid) {
    const gradient = coldGradient(w, y);
    expect(Math.abs(squaredNorm(gradient) - 4 * coldFreeEnergy(w, y).value)).toBeLessThan(1e-12);
  }
});

test('the gradient of F_∞ agrees with finite differences off the medial axis', () => {
  const h = 1e-6;
  const value = (y: Point) => coldFreeEnergy(w, y).value;
  for (const y of grid) {
    if (y[1] === 0 && Math.abs(y[0]) <= medialHalfLength(w)) continue;
    const [u, v] = coldGradient(w, y);
    const du = (value([y[0] + h, y[1]]) - value([y[0] - h, y[1]])) / (2 * h);
    const dv = (value([y[0], y[1] + h]) - value([y[0], y[1] - h])) / (2 * h);
    expect(Math.abs(u - du)).toBeLessThan(1e-5);
    expect(Math.abs(v - dv)).toBeLessThan(1e-5);
  }
});

test('on the axes F_∞ has its closed forms', () => {
  for (const y2 of linspace(-2, 2, 81)) {
    expect(Math.abs(coldFreeEnergy(w, [0, y2]).value - (Math.abs(y2) - b) ** 2)).toBeLessThan(1e-9);
  }
  for (const y1 of linspace(-3, 3, 121)) {
    const isMedial = Math.abs(y1) <= (a * a - b * b) / a;
    const expected = isMedial ? b * b * (1 - (y1 * y1) / (a * a - b * b)) : (Math.abs(y1) - a) ** 2;
    expect(Math.abs(coldFreeEnergy(w, [y1, 0]).value - expected)).toBeLessThan(1e-9);
  }
  expect(medialHalfLength(w)).toBeCloseTo(1.3933, 4);
});

test('on a circle F_β is ‖y‖² + r² − β⁻¹ log I₀(2βr‖y‖)', () => {
  const r = 1.2;
  const circle: Weights = [r, r];
  for (const [beta, tolerance] of [
    [0.1, 1e-13],
    [1, 1e-13],
    [3, 1e-13],
    [10, 1e-7],
  ] as const) {
    for (const y of [
      [0.3, -0.4],
      [1, 0],
      [-0.6, 0.8],
    ] as Point[]) {
      const norm = Math.sqrt(squaredNorm(y));
      const expected = norm ** 2 + r * r - Math.log(besselI0(2 * beta * r * norm)) / beta;
      expect(Math.abs(warmFreeEnergy(circle, y, beta).value - expected)).toBeLessThan(tolerance);
    }
  }
});

test('the gradient of F_β agrees with finite differences', () => {
  const h = 1e-5;
  for (const beta of [0.1, 1, 10]) {
    const value = (y: Point) => warmFreeEnergy(w, y, beta).value;
    for (const y of grid) {
      const [u, v] = warmGradient(w, y, beta);
      const du = (value([y[0] + h, y[1]]) - value([y[0] - h, y[1]])) / (2 * h);
      const dv = (value([y[0], y[1] + h]) - value([y[0], y[1] - h])) / (2 * h);
      expect(Math.abs(u - du)).toBeLessThan(1e-8);
      expect(Math.abs(v - dv)).toBeLessThan(1e-8);
    }
  }
});

test('at the origin F_β curves by 2 − 4β Var(w₂ sin z) along y₂', () => {
  const h = 2e-4;
  for (const beta of [0.1, 1, 3, 10]) {
    const { value, responsibilities } = warmFreeEnergy(w, [0, 0], beta);
    const variance = latentNodes.reduce(
      (sum, { sine }, k) => sum + responsibilities[k]! * (w[1] * sine) ** 2,
      0,
    );
    const second = (2 * warmFreeEnergy(w, [0, h], beta).value - 2 * value) / (h * h);
    expect(Math.abs(second - (2 - 4 * beta * variance))).toBeLessThan(1e-5);
  }
});

test('when all z are equally good the first is taken', () => {
  expect(coldFreeEnergy([0, 0], [3, 4])).toEqual({ value: 25, z: 0, foot: [0, 0] });
});

test('responsibilities are positive and sum to one at every temperature', () => {
  const random = seededRandom(4);
  for (const beta of [1e-3, 0.1, 1, 100, 1e4]) {
    const { responsibilities } = warmFreeEnergy(w, [random.normal(), random.normal()], beta);
    expect(responsibilities.every((p) => p >= 0)).toBe(true);
    expect(Math.abs(responsibilities.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-12);
  }
});

/** The modified Bessel function I₀ by its power series. */
function besselI0(x: number): number {
  let [term, sum] = [1, 1];
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (x / 2 / k) ** 2;
    sum += term;
  }
  return sum;
}
