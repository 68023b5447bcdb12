import { expect, test } from 'vitest';
import { planePoints } from './grids.ts';
import { levelLines, levelRows } from './level-lines.ts';

const grid = { halfWidth: 2, halfHeight: 1.5, columns: 41, rows: 31 };
const points = planePoints(grid);

test('the level lines of a linear function are straight, and cross the whole grid', () => {
  const lines = levelLines(
    grid,
    points.map(([u, v]) => u + 0.5 * v),
    [-0.33, 0.61],
  );
  expect(lines.map(({ level }) => level)).toEqual([-0.33, 0.61]);
  for (const { level, points: line } of lines) {
    for (const [u, v] of line) expect(Math.abs(u + 0.5 * v - level)).toBeLessThan(1e-12);
    expect([line[0]![1], line.at(-1)![1]].sort((a, b) => a - b)).toEqual([-1.5, 1.5]);
  }
});

test('the level lines of a bowl are closed, and circles as far as the grid can tell', () => {
  const [line, ...others] = levelLines(
    grid,
    points.map(([u, v]) => u * u + v * v),
    [1],
  );
  expect(others).toEqual([]);
  expect(line!.points.at(-1)).toEqual(line!.points[0]);
  // A parabola deviates from its chord over a step h by at most h²/4 in value.
  for (const [u, v] of line!.points) expect(Math.abs(u * u + v * v - 1)).toBeLessThan(0.1 ** 2 / 4);
  const length = line!.points
    .slice(1)
    .reduce(
      (sum, [u, v], i) => sum + Math.hypot(u - line!.points[i]![0], v - line!.points[i]![1]),
      0,
    );
  expect(Math.abs(length / (2 * Math.PI) - 1)).toBeLessThan(0.005);
});

test('about a saddle the two branches stay apart, on the side that the mean says', () => {
  const corners = { halfWidth: 1, halfHeight: 1, columns: 2, rows: 2 };
  const saddle = planePoints(corners).map(([u, v]) => u * v);
  for (const level of [0.2, -0.2]) {
    const lines = levelLines(corners, saddle, [level]);
    expect(lines).toHaveLength(2);
    for (const { points: line } of lines) {
      // Each branch stays in one quadrant, in which u·v has the sign of the level.
      for (const [u, v] of line)
        expect(Math.sign(u + v * Math.sign(level))).toBe(
          Math.sign(line[0]![0] + line[0]![1] * Math.sign(level)),
        );
    }
  }
});

test('a level that the function does not take has no lines, and rows tell lines apart', () => {
  const values = points.map(([u, v]) => Math.cos(3 * u) * Math.cos(3 * v));
  expect(levelLines(grid, values, [2, -2])).toEqual([]);
  const lines = levelLines(grid, values, [0.5]);
  expect(new Set(levelRows(lines).map(({ piece }) => piece)).size).toBe(lines.length);
  // The first point of each line stands twice: the pen is lifted at one and set down at the other.
  const points0 = lines.flatMap((line) => line.points).length;
  expect(levelRows(lines)).toHaveLength(points0 + lines.length);
});

test('values that do not fit the grid are refused', () => {
  expect(() => levelLines(grid, [1, 2], [0])).toThrow(/expected 1271 values, got 2/);
});
