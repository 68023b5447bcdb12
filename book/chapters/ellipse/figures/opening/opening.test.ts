import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { energyMinima, energySlope } from '../../mathematics/energy.ts';
import type { Weights } from '../../mathematics/manifold.ts';
import opening from './opening.ts';

const data = await runFigure(opening);
const w: Weights = [figureNumber(data, 'weight-1'), figureNumber(data, 'weight-2')];
const rays = figureRows(data, 'rays', ['piece', 'z', 'y1', 'y2']);

test('z is stationary along its line', () => {
  expect(rays).toHaveLength(2 * figureNumber(data, 'lines'));
  for (const { z, y1, y2 } of rays)
    expect(Math.abs(energySlope(w, [y1, y2], z))).toBeLessThan(1e-9);
});

test('the lines end on the border of a window 2.3 times as wide as high', () => {
  const [halfWidth, halfHeight] = [
    figureNumber(data, 'half-width'),
    figureNumber(data, 'half-height'),
  ];
  expect(halfWidth / halfHeight).toBeCloseTo(2.3, 12);
  for (const { y1, y2 } of rays) {
    expect(Math.max(Math.abs(y1) / halfWidth, Math.abs(y2) / halfHeight)).toBeCloseTo(1, 12);
  }
});

test('the star parts the points with two wells from those with one', () => {
  for (const { y1, y2 } of figureRows(data, 'evolute', ['y1', 'y2'])) {
    expect(energyMinima(w, [0.97 * y1, 0.97 * y2])).toHaveLength(2);
    expect(energyMinima(w, [1.03 * y1, 1.03 * y2])).toHaveLength(1);
  }
});

test('the manifold fits into the window', () => {
  for (const { y1, y2 } of figureRows(data, 'ellipse', ['y1', 'y2'])) {
    expect(Math.abs(y1)).toBeLessThan(figureNumber(data, 'half-width'));
    expect(Math.abs(y2)).toBeLessThan(figureNumber(data, 'half-height'));
  }
});
