import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Point } from '@chiaroscuro/compute/plane';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { clipPolygon, rectangle } from '../../mathematics/half-planes.ts';
import opening from './opening.ts';

const data = await runFigure(opening);
const window = {
  halfWidth: figureNumber(data, 'half-width'),
  halfHeight: figureNumber(data, 'half-height'),
};

function polygons(table: string): Point[][] {
  const found = new Map<number, Point[]>();
  for (const { piece, y1, y2 } of figureRows(data, table, ['piece', 'y1', 'y2'])) {
    found.set(piece, [...(found.get(piece) ?? []), [y1, y2]]);
  }
  return [...found.values()].map((corners) => corners.slice(1, -1));
}

function area(corners: readonly Point[]): number {
  const twice = corners.map(([y1, y2], i) => {
    const [next1, next2] = corners[(i + 1) % corners.length]!;
    return y1 * next2 - next1 * y2;
  });
  return Math.abs(twice.reduce((sum, value) => sum + value, 0)) / 2;
}

test('the three kinds of cells tile the window', () => {
  const sides = [
    { normal: [1, 0], offset: window.halfWidth },
    { normal: [-1, 0], offset: window.halfWidth },
    { normal: [0, 1], offset: window.halfHeight },
    { normal: [0, -1], offset: window.halfHeight },
  ] as const;
  const total = ['faces', 'bridges', 'corners']
    .flatMap(polygons)
    .reduce((sum, corners) => sum + area(clipPolygon(corners, sides)), 0);
  expect(total / area(rectangle(window))).toBeCloseTo(1, 2);
});

test('triangles give way to cells from left to right', () => {
  const shareOf = (table: string, side: number) =>
    polygons(table)
      .filter((corners) => corners.every(([y1]) => side * y1 > 1.2))
      .reduce((sum, corners) => sum + area(corners), 0);
  expect(shareOf('faces', -1)).toBeGreaterThan(5 * shareOf('faces', 1));
  expect(shareOf('corners', 1)).toBeGreaterThan(5 * shareOf('corners', -1));
});
