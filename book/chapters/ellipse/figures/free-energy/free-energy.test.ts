import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { coldFreeEnergy } from '../../mathematics/free-energy.ts';
import { untrainedWeights as w } from '../../mathematics/manifold.ts';
import freeEnergy from './free-energy.ts';

const data = await runFigure(freeEnergy);
const heat = figureRows(data, 'heat', ['y1', 'y2', 'F']);

test('the free energy vanishes on the manifold', () => {
  const manifold = figureRows(data, 'manifold', ['y1', 'y2']);
  for (const { y1, y2 } of [...manifold, ...figureRows(data, 'ellipse', ['y1', 'y2'])]) {
    expect(coldFreeEnergy(w, [y1, y2]).value).toBeLessThan(1e-12);
  }
});

test('the free energy is not negative, and positive off the manifold', () => {
  for (const { y1, y2, F } of heat) {
    const residual = Math.abs((y1 / 1.5) ** 2 + (y2 / 0.4) ** 2 - 1);
    expect(F).toBeGreaterThanOrEqual(residual > 1e-9 ? 1e-9 : 0);
  }
});

test('the heat map is symmetric about both axes', () => {
  const [columns, rows] = [61, 41];
  heat.forEach(({ y1, y2, F }, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const mirror1 = heat[row * columns + (columns - 1 - column)]!;
    const mirror2 = heat[(rows - 1 - row) * columns + column]!;
    expect(mirror1.y1).toBe(-y1 || 0);
    expect(mirror2.y2).toBe(-y2 || 0);
    expect(Math.abs(mirror1.F - F)).toBeLessThan(1e-9);
    expect(Math.abs(mirror2.F - F)).toBeLessThan(1e-9);
  });
});

test('the largest value on the grid is about 6.00, in a corner', () => {
  expect(figureNumber(data, 'grid-max')).toBeCloseTo(6, 2);
  expect(figureNumber(data, 'grid-max')).toBe(heat[0]!.F);
});

test.each([
  ['gradients', 'gradient-scale', 425],
  ['sparse-gradients', 'sparse-gradient-scale', 117],
])('the arrows of %s have the length 2√F times their scale', (table, scaleName, count) => {
  const scale = figureNumber(data, scaleName);
  const arrows = figureRows(data, table, ['y1', 'y2', 'u', 'v', 'F']);
  expect(arrows).toHaveLength(count);
  for (const { y1, y2, u, v, F } of arrows) {
    expect(Math.abs(Math.hypot(u, v) - 2 * scale * Math.sqrt(F))).toBeLessThan(1e-12);
    // Outside the manifold the gradient leads away from the centre.
    if ((y1 / 1.5) ** 2 + (y2 / 0.4) ** 2 > 1) expect(u * y1 + v * y2).toBeGreaterThanOrEqual(0);
  }
});

test('the free energy is constant along each contour line', () => {
  for (const { level, y1, y2 } of figureRows(data, 'contours', ['level', 'y1', 'y2'])) {
    expect(Math.abs(coldFreeEnergy(w, [y1, y2]).value - level)).toBeLessThan(1e-9);
  }
});
