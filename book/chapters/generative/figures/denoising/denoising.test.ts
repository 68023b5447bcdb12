import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Point } from '@chiaroscuro/compute/plane';
import { createRun } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { coilPoint } from '../../mathematics/coil.ts';
import { netReconstruction } from '../../mathematics/denoising.ts';
import { distanceToNearest } from '../../mathematics/prototypes.ts';
import denoiser from '../../models/denoiser.ts';
import figure from './denoising.ts';

const run = createRun();
const data = await runFigure(figure, { run });
const { data: model } = await run.train(denoiser, 'test');
const points = (table: string) =>
  figureRows(data, table, ['y1', 'y2']).map(({ y1, y2 }): Point => [y1, y2]);
const coil = Array.from({ length: 2001 }, (_, i) => coilPoint(i / 2000));

test('clean points lie on the coil; noise takes them as far away as its standard deviation says', () => {
  const [clean, corrupted] = [points('clean'), points('corrupted')];
  for (const y of clean) expect(distanceToNearest(coil, y)).toBeLessThan(3e-3);
  const squares = corrupted.map(
    ([y1, y2], i) => (y1 - clean[i]![0]) ** 2 + (y2 - clean[i]![1]) ** 2,
  );
  const perCoordinate = squares.reduce((sum, square) => sum + square, 0) / (2 * squares.length);
  // Of 400 normal squares the mean scatters by 7 per cent.
  expect(Math.sqrt(perCoordinate) / figureNumber(data, 'sigma')).toBeGreaterThan(0.85);
  expect(Math.sqrt(perCoordinate) / figureNumber(data, 'sigma')).toBeLessThan(1.15);
});

test('what the net makes of them is nearer to the coil, by far', () => {
  const reconstruct = netReconstruction(model.weights);
  const [corrupted, restored] = [points('corrupted'), points('restored')];
  restored.forEach(([y1, y2], i) => {
    const [to1, to2] = reconstruct(corrupted[i]!);
    expect(y1).toBeCloseTo(to1, 12);
    expect(y2).toBeCloseTo(to2, 12);
  });
  const far = (all: Point[]) =>
    all.reduce((sum, y) => sum + distanceToNearest(coil, y), 0) / all.length;
  expect(far(restored)).toBeLessThan(far(corrupted) / 2);
});

test('the heat map is the length of the arrows', () => {
  const reconstruct = netReconstruction(model.weights);
  for (const { y1, y2, u, v } of figureRows(data, 'arrows', ['y1', 'y2', 'u', 'v'])) {
    const [to1, to2] = reconstruct([y1, y2]);
    expect(Math.hypot(y1 + u - to1, y2 + v - to2)).toBeLessThan(1e-12);
  }
  for (const { y1, y2, length } of figureRows(data, 'heat', ['y1', 'y2', 'length'])) {
    const [to1, to2] = reconstruct([y1, y2]);
    expect(length).toBeCloseTo(Math.hypot(to1 - y1, to2 - y2), 12);
  }
});
