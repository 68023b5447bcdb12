import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import linearMaps from './linear-maps.ts';

const data = await runFigure(linearMaps);
const cloud = (name: string) => figureRows(data, name, ['turn', 'x1', 'x2']);
const before = cloud('identity');
const corners = (name: string) => figureRows(data, `${name}-square`, ['x1', 'x2']);

/** The signed area of a closed polygon. */
function area(points: readonly { x1: number; x2: number }[]): number {
  return points
    .slice(1)
    .reduce((sum, { x1, x2 }, i) => sum + (points[i]!.x1 * x2 - x1 * points[i]!.x2) / 2, 0);
}

test('the area of the image of the unit square is the determinant, with its sign', () => {
  for (const name of ['identity', 'rotation', 'scaling', 'reflection', 'shear', 'affine'])
    expect(area(corners(name))).toBeCloseTo(figureNumber(data, `det-${name}`), 12);
});

test('rotation and reflection keep lengths, and only the rotation keeps the sense', () => {
  for (const name of ['rotation', 'reflection'])
    cloud(name).forEach(({ x1, x2 }, i) =>
      expect(Math.hypot(x1, x2)).toBeCloseTo(Math.hypot(before[i]!.x1, before[i]!.x2), 12),
    );
  expect(figureNumber(data, 'det-rotation')).toBeCloseTo(1, 12);
  expect(figureNumber(data, 'det-reflection')).toBe(-1);
});

test('the affine map is the shear and one shift for all points', () => {
  const sheared = cloud('shear');
  for (const [i, { x1, x2 }] of cloud('affine').entries()) {
    expect(x1 - sheared[i]!.x1).toBeCloseTo(1, 12);
    expect(x2 - sheared[i]!.x2).toBeCloseTo(-0.75, 12);
  }
});

test('arrows lead from the image of the origin along the sides of the parallelogram', () => {
  for (const name of ['rotation', 'affine']) {
    const [origin, first, , second] = corners(name);
    const arrows = figureRows(data, `${name}-columns`, ['x1', 'x2', 'u', 'v']);
    for (const [arrow, corner] of [
      [arrows[0]!, first!],
      [arrows[1]!, second!],
    ] as const) {
      expect([arrow.x1, arrow.x2]).toEqual([origin!.x1, origin!.x2]);
      expect(arrow.x1 + arrow.u).toBeCloseTo(corner.x1, 12);
      expect(arrow.x2 + arrow.v).toBeCloseTo(corner.x2, 12);
    }
  }
});

test('a colour is the direction in the first panel, and goes with its point', () => {
  before.forEach(({ turn, x1, x2 }, i) => {
    expect(Math.cos(2 * Math.PI * turn)).toBeCloseTo(x1 / Math.hypot(x1, x2), 12);
    expect(Math.sin(2 * Math.PI * turn)).toBeCloseTo(x2 / Math.hypot(x1, x2), 12);
    expect(cloud('shear')[i]!.turn).toBe(turn);
  });
});

test('the singular values of the shear are reciprocal', () => {
  const [first, second] = [1, 2].map((i) => figureNumber(data, `shear-sigma-${i}`));
  expect(first! * second!).toBeCloseTo(1, 12);
  expect(first! - second!).toBeCloseTo(figureNumber(data, 'shear-factor'), 12);
});
