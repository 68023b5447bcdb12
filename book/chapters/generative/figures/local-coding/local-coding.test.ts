import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Point } from '@chiaroscuro/compute/plane';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { localCode, type LocalCoder } from '../../mathematics/local-coding.ts';
import { coldPrototypeEnergy } from '../../mathematics/prototypes.ts';
import { delaunayTriangles } from '../../mathematics/tessellation.ts';
import localCoding from './local-coding.ts';

const data = await runFigure(localCoding);
const points = (table: string) =>
  figureRows(data, table, ['y1', 'y2']).map(({ y1, y2 }): Point => [y1, y2]);
const prototypes = points('prototypes');
const samples = points('samples');
const lambda = figureNumber(data, 'lambda');
const coder: LocalCoder = { prototypes, lambda };
const triangles = delaunayTriangles(prototypes);

test('no round of learning raises the loss, and it ends below K-means', () => {
  const losses = figureRows(data, 'losses', ['loss']).map(({ loss }) => loss);
  losses.slice(1).forEach((loss, i) => expect(loss).toBeLessThanOrEqual(losses[i]! + 1e-14));
  expect(figureNumber(data, 'loss')).toBeLessThan(figureNumber(data, 'cold-loss'));
});

test('codes are shares: not negative, and their sum is one', () => {
  for (const y of samples) {
    const { shares } = localCode(coder, y);
    for (const { share } of shares) expect(share).toBeGreaterThan(0);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  }
  expect(figureNumber(data, 'mean-active')).toBeGreaterThan(1.5);
  expect(figureNumber(data, 'mean-active')).toBeLessThan(2.5);
});

test('no other code has less energy: moving a share to any prototype does not pay', () => {
  const anywhere = points('heat').filter((_, i) => i % 23 === 0);
  for (const y of [...samples, ...anywhere]) {
    const { shares, reconstruction: r } = localCode(coder, y);
    const slopes = prototypes.map(([w1, w2]) => {
      const price = lambda * ((y[0] - w1) ** 2 + (y[1] - w2) ** 2);
      return price - 2 * (w1 * (y[0] - r[0]) + w2 * (y[1] - r[1]));
    });
    const least = Math.min(...slopes);
    for (const { index } of shares) expect(slopes[index]).toBeCloseTo(least, 10);
  }
});

test('the free energy is at most 1 + λ times that of K-means, and between two prototypes λℓ²/4', () => {
  for (const [i, y] of points('heat').entries()) {
    if (i % 17 !== 0) continue;
    const bound = (1 + lambda) * coldPrototypeEnergy(prototypes, y).value;
    expect(localCode(coder, y).value).toBeLessThanOrEqual(bound + 1e-12);
  }
  for (const { y1, y2, u, v } of figureRows(data, 'edges', ['y1', 'y2', 'u', 'v'])) {
    const { value } = localCode(coder, [y1 + u / 2, y2 + v / 2]);
    expect(value).toBeLessThanOrEqual((lambda * (u * u + v * v)) / 4 + 1e-12);
  }
});

test('each code lives on a cell of the Delaunay triangulation', () => {
  for (const y of samples) {
    const used = localCode(coder, y).shares.map(({ index }) => index);
    expect(triangles.some(({ corners }) => used.every((k) => corners.includes(k)))).toBe(true);
  }
});

test('within a triangle the code is a dilation about the circumcentre, and F = λ(R² − (1 + λ)r²)', () => {
  for (const { corners, centre, radius } of triangles) {
    const middle = [0, 1].map((i) => corners.reduce((sum, k) => sum + prototypes[k]![i]!, 0) / 3);
    const y = middle.map((m, i) => (m + lambda * centre[i]!) / (1 + lambda)) as [number, number];
    const { shares, reconstruction, value } = localCode(coder, y);
    expect(shares.map(({ index }) => index).sort()).toEqual([...corners].sort());
    expect(reconstruction[0]).toBeCloseTo(middle[0]!, 10);
    expect(reconstruction[1]).toBeCloseTo(middle[1]!, 10);
    const r = Math.hypot(y[0] - centre[0], y[1] - centre[1]);
    expect(value).toBeCloseTo(lambda * (radius ** 2 - (1 + lambda) * r ** 2), 10);
  }
});

test('each drawn cell holds codes with its number of shares', () => {
  (['corners', 'bridges', 'faces'] as const).forEach((table, i) => {
    const rows = figureRows(data, table, ['piece', 'y1', 'y2']);
    for (const piece of new Set(rows.map((row) => row.piece))) {
      const own = rows.filter((row) => row.piece === piece).slice(2);
      const centre: Point = [
        own.reduce((sum, { y1 }) => sum + y1, 0) / own.length,
        own.reduce((sum, { y2 }) => sum + y2, 0) / own.length,
      ];
      expect(localCode(coder, centre).shares).toHaveLength(i + 1);
    }
  });
});

test('the free energy follows the distance from the curve, and a low price fills the plane', () => {
  expect(figureNumber(data, 'low-area')).toBeLessThan(15);
  expect(figureNumber(data, 'low-area-at-low-lambda')).toBeGreaterThan(30);
});
