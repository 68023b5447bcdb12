import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { coldFreeEnergy } from '../../mathematics/free-energy.ts';
import { untrainedWeights as w } from '../../mathematics/manifold.ts';
import bathtub from './bathtub.ts';

const data = await runFigure(bathtub);

test('the cut through y₁ = 0 is (|y₂| − 0.4)²', () => {
  for (const { y1, y2, F } of figureRows(data, 'cut', ['y1', 'y2', 'F'])) {
    expect(y1).toBe(0);
    expect(Math.abs(F - (Math.abs(y2) - 0.4) ** 2)).toBeLessThan(1e-9);
  }
});

test('the cut peaks at w₂² = 0.16 in the centre and vanishes at ±0.4', () => {
  const [left, peak, right] = figureRows(data, 'cut-marks', ['y2', 'F']);
  expect(peak!.y2).toBe(0);
  expect(Math.abs(peak!.F - 0.16)).toBeLessThan(1e-9);
  expect(figureNumber(data, 'ridge-height')).toBe(peak!.F);
  expect([left!.y2, right!.y2]).toEqual([-0.4, 0.4]);
  expect(left!.F).toBeLessThan(1e-9);
  expect(right!.F).toBeLessThan(1e-9);
});

test('every point of the surface stands at its free energy', () => {
  for (const { y1, y2, F } of figureRows(data, 'surface', ['y1', 'y2', 'F'])) {
    expect(Math.abs(coldFreeEnergy(w, [y1, y2]).value - F)).toBeLessThan(1e-9);
  }
});

test('the surface runs from the ridge over the manifold to a level rim, in closed rings', () => {
  const surface = figureRows(data, 'surface', ['y1', 'y2', 'F']);
  const rings = surface.length / 65;
  expect(Number.isInteger(rings)).toBe(true);
  for (let ring = 0; ring < rings; ring++) {
    const [first, last] = [surface[65 * ring]!, surface[65 * ring + 64]!];
    expect(last.y1).toBeCloseTo(first.y1, 12);
    expect(last.y2).toBeCloseTo(first.y2, 12);
  }
  for (const { y2 } of surface.slice(0, 65)) expect(Math.abs(y2)).toBeLessThan(1e-12);
  for (const { F } of surface.slice(-65)) expect(F).toBeCloseTo(1, 12);
});

test('the ridge is the parabola b²(1 − y₁²/(a² − b²))', () => {
  for (const { y1, F } of figureRows(data, 'ridge', ['y1', 'F'])) {
    expect(Math.abs(F - 0.16 * (1 - y1 ** 2 / 2.09))).toBeLessThan(1e-9);
  }
});

test('the free energy is constant along each contour line', () => {
  for (const { level, y1, y2 } of figureRows(data, 'contours', ['level', 'y1', 'y2'])) {
    expect(Math.abs(coldFreeEnergy(w, [y1, y2]).value - level)).toBeLessThan(1e-9);
  }
});
