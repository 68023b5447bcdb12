import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import circleEllipse from './circle-ellipse.ts';

const data = await runFigure(circleEllipse);
const curve = (name: string) => figureRows(data, name, ['phi', 'x1', 'x2']);
const tip = (name: string) => figureRows(data, name, ['x1', 'x2'])[1]!;
const sides = [
  { prefix: '', determinant: figureNumber(data, 'determinant') },
  { prefix: 'turned-', determinant: figureNumber(data, 'turned-determinant') },
];

/** Twice the area that the ray from the origin sweeps. */
function swept(points: readonly { x1: number; x2: number }[]): number {
  return points
    .slice(1)
    .reduce((sum, { x1, x2 }, i) => sum + points[i]!.x1 * x2 - x1 * points[i]!.x2, 0);
}

test('every image point lies on the ellipse with the half axes σ₁u₁ and σ₂u₂', () => {
  for (const { prefix } of sides) {
    const [axis1, axis2] = [tip(`${prefix}u1`), tip(`${prefix}u2`)];
    expect(axis1.x1 * axis2.x1 + axis1.x2 * axis2.x2).toBeCloseTo(0, 12);
    for (const { x1, x2 } of curve(`${prefix}ellipse`)) {
      const parts = [axis1, axis2].map(
        (axis) => (axis.x1 * x1 + axis.x2 * x2) / (axis.x1 ** 2 + axis.x2 ** 2),
      );
      expect(Math.abs(parts[0]! ** 2 + parts[1]! ** 2 - 1)).toBeLessThan(1e-9);
    }
  }
});

test('the areas are as the determinants, and the sense turns with their sign', () => {
  for (const { prefix, determinant } of sides) {
    const ratio = swept(curve(`${prefix}ellipse`)) / swept(curve(`${prefix}circle`));
    expect(ratio).toBeCloseTo(determinant, 9);
    const [first, second] = ['sigma-1', 'sigma-2'].map((name) =>
      figureNumber(data, `${prefix}${name}`),
    );
    expect(first! * second!).toBeCloseTo(Math.abs(determinant), 12);
  }
  expect(sides[0]!.determinant).toBeGreaterThan(0);
  expect(sides[1]!.determinant).toBeLessThan(0);
});

test('the circle begins at v₁ and runs towards v₂; its image does the same with the half axes', () => {
  for (const [curveName, first, second] of [
    ['circle', 'v1', 'v2'],
    ['ellipse', 'u1', 'u2'],
    ['turned-ellipse', 'turned-u1', 'turned-u2'],
  ] as const) {
    const points = curve(curveName);
    expect(points[0]!.x1).toBeCloseTo(tip(first).x1, 12);
    expect(points[0]!.x2).toBeCloseTo(tip(first).x2, 12);
    const { x1, x2 } = points[10]!;
    expect(x1 * tip(second).x1 + x2 * tip(second).x2).toBeGreaterThan(0);
  }
});

test('the images of v₁ and v₂ have the lengths σ₁ and σ₂', () => {
  for (const { prefix } of sides)
    for (const i of [1, 2]) {
      const { x1, x2 } = tip(`${prefix}u${i}`);
      expect(Math.hypot(x1, x2)).toBeCloseTo(figureNumber(data, `${prefix}sigma-${i}`), 12);
    }
});

test('of random matrices half turn the plane over, and σ₁² − σ₂² has the mean π', () => {
  const count = figureNumber(data, 'random-matrices');
  expect(Math.abs(figureNumber(data, 'random-turned') - 0.5)).toBeLessThan(2 / Math.sqrt(count));
  // 4pq has the variance 16·E q²·E p² − π² = 16 − π².
  const deviation = Math.sqrt((16 - Math.PI ** 2) / count);
  expect(Math.abs(figureNumber(data, 'random-difference') - Math.PI)).toBeLessThan(4 * deviation);
});
