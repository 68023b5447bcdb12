import { expect, test } from 'vitest';
import { rankCorrelation } from './rank-correlation.ts';
import { sCurvePoints } from './s-curve-points.ts';

test('the points of the S are close to each other, from one end to the other', () => {
  const points = sCurvePoints();
  expect(points[0]).toEqual([-1, 0]);
  expect(points.at(-1)![0]).toBe(1);
  points.slice(1).forEach(([y1, y2], i) => {
    expect(Math.hypot(y1 - points[i]![0], y2 - points[i]![1])).toBeLessThan(0.005);
  });
});

test('ranks agree exactly under increasing functions and oppose under decreasing ones', () => {
  const values = [0.3, -1, 2, 0.7, 5];
  expect(rankCorrelation(values, values.map(Math.exp))).toBeCloseTo(1, 14);
  expect(
    rankCorrelation(
      values,
      values.map((value) => -(value ** 3)),
    ),
  ).toBeCloseTo(-1, 14);
});

test('the coefficient of a known pair of lists, with and without ties', () => {
  // 1 − 6 Σd²/(n(n² − 1)) without ties: d = (1, −1, 0, 0).
  expect(rankCorrelation([1, 2, 3, 4], [2, 1, 3, 4])).toBeCloseTo(1 - (6 * 2) / 60, 14);
  // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 / √(4.5 · 5).
  expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(22.5), 14);
  expect(() => rankCorrelation([1, 2], [1])).toThrow(RangeError);
});
