import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { figureRows } from '@chiaroscuro/compute/figure-rows';
import untrainedManifold from './untrained-manifold.ts';

const data = await runFigure(untrainedManifold);
const manifold = figureRows(data, 'manifold', ['k', 'z', 'y1', 'y2']);

test('every decoded point lies on the ellipse with half-axes 1.5 and 0.4', () => {
  for (const { y1, y2 } of [...manifold, ...figureRows(data, 'ellipse', ['y1', 'y2'])]) {
    expect(Math.abs((y1 / 1.5) ** 2 + (y2 / 0.4) ** 2 - 1)).toBeLessThan(1e-12);
  }
});

test('48 distinct points are a step of π/24 apart in z', () => {
  expect(new Set(manifold.map(({ y1, y2 }) => `${y1.toFixed(9)} ${y2.toFixed(9)}`)).size).toBe(48);
  manifold.forEach(({ z }, k) => expect(z).toBeCloseTo((k * Math.PI) / 24, 12));
});

test('z = 0 is the left-most point and z grows clockwise', () => {
  expect(manifold[0]).toEqual({ k: 0, z: 0, y1: -1.5, y2: 0 });
  expect(manifold[1]!.y2).toBeGreaterThan(0);
});

test('the closed curve ends where it began', () => {
  const ellipse = figureRows(data, 'ellipse', ['y1', 'y2']);
  expect(ellipse.at(-1)).toEqual(ellipse[0]);
});
