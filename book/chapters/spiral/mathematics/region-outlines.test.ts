import type { Point } from '@chiaroscuro/compute/plane';
import { expect, test } from 'vitest';
import { penRows, regionOutlines } from './region-outlines.ts';

const grid = { halfWidth: 1, halfHeight: 1, columns: 41, rows: 41 };

/** The area within a closed line, by the shoelace formula. */
function area(line: readonly Point[]): number {
  const twice = line.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = line[i]!;
    return sum + px * y - x * py;
  }, 0);
  return Math.abs(twice) / 2;
}

test('the outline of a disc within the grid is one circle', () => {
  const lines = regionOutlines(grid, ([x, y]) => 0.6 - Math.hypot(x - 0.1, y));
  expect(lines).toHaveLength(1);
  expect(lines[0]!.at(-1)).toEqual(lines[0]![0]);
  for (const [x, y] of lines[0]!) expect(Math.abs(Math.hypot(x - 0.1, y) - 0.6)).toBeLessThan(1e-3);
  expect(area(lines[0]!)).toBeCloseTo(Math.PI * 0.36, 2);
});

test('the outline of a half plane runs along the rim and through its corners', () => {
  const lines = regionOutlines(grid, ([x]) => x - 0.33);
  expect(lines).toHaveLength(1);
  expect(area(lines[0]!)).toBeCloseTo(2 * 0.67, 9);
  for (const corner of [
    [1, 1],
    [1, -1],
  ])
    expect(lines[0]).toContainEqual(corner);
});

test('regions that share the plane leave next to nothing out', () => {
  const heights = [0, 1, 2].map(
    (k) => (point: Point) => Math.sin(3 * point[0] + k) * Math.cos(2 * point[1] - k),
  );
  const total = heights.reduce((sum, height, k) => {
    const lead = (point: Point) =>
      height(point) - Math.max(...heights.filter((_, j) => j !== k).map((other) => other(point)));
    return sum + regionOutlines(grid, lead).reduce((each, line) => each + area(line), 0);
  }, 0);
  expect(Math.abs(total - 4)).toBeLessThan(0.02);
});

test('each piece begins one point early', () => {
  const [line] = regionOutlines(grid, ([x, y]) => 0.5 - Math.hypot(x, y));
  const rows = penRows([line!, line!]);
  expect(rows).toHaveLength(2 * (line!.length + 1));
  expect(rows[0]!.point).toEqual(rows[1]!.point);
  expect(rows.filter(({ piece }) => piece === 1).map(({ point }) => point)).toEqual([
    line![0],
    ...line!,
  ]);
});
