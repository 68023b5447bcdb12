import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { figureRows, figureNumber } from '@chiaroscuro/compute/figure-rows';
import fivePoints from './five-points.ts';

const data = await runFigure(fivePoints);
const points = figureRows(data, 'points', ['n', 'y1', 'y2', 'Fcold', 'Emax', 'foot1', 'foot2']);

test('the five free energies and maxima have their known values', () => {
  const free = [2.308, 0.617, 0.021, 0.0091, 0.0225];
  const maxima = [20.31, 14.13, 9.06, 5.13, 2.32];
  points.forEach(({ n, Fcold, Emax }, i) => {
    expect(Math.abs(Fcold / free[i]! - 1)).toBeLessThan(0.01);
    expect(Math.abs(Emax / maxima[i]! - 1)).toBeLessThan(0.01);
    expect(figureNumber(data, `free-energy-${n}`)).toBe(Fcold);
    expect(figureNumber(data, `max-energy-${n}`)).toBe(Emax);
  });
});

test('the maxima fall strictly towards the centre', () => {
  points.slice(1).forEach(({ Emax }, i) => expect(Emax).toBeLessThan(points[i]!.Emax));
});

test('the left-most point has the largest free energy', () => {
  expect(Math.max(...points.map(({ Fcold }) => Fcold))).toBe(points[0]!.Fcold);
});

test('the points stand on the grid, three columns apart', () => {
  const grid = figureRows(data, 'grid', ['y1', 'y2']);
  expect(grid).toHaveLength(425);
  for (const { y1, y2 } of points) {
    expect(grid.some((node) => Math.hypot(node.y1 - y1, node.y2 - y2) < 1e-12)).toBe(true);
  }
  expect(points.map(({ y1 }) => y1)).toEqual([-3, -2.25, -1.5, -0.75, 0]);
});

test('the segments from the points to the manifold have the free energy as squared length', () => {
  figureRows(data, 'segments', ['u', 'v']).forEach(({ u, v }, i) => {
    expect(u * u + v * v).toBeCloseTo(points[i]!.Fcold, 12);
  });
});
