import { seededRandom } from '@chiaroscuro/compute/random';
import type { Point } from '@chiaroscuro/compute/plane';
import { expect, test } from 'vitest';
import { align, aligned } from './alignment.ts';

const random = seededRandom(5);
const points = Array.from({ length: 20 }, (): Point => [random.normal(), random.normal()]);

test.each([
  { isMirrored: false, angle: 2.1 },
  { isMirrored: true, angle: -0.7 },
])('a turn of $angle, mirrored: $isMirrored, is found again at any scale', (known) => {
  const found = align(
    points,
    points.map((point) => aligned(known, point)).map(([u, v]): Point => [3 * u, 3 * v]),
  );
  expect(found.isMirrored).toBe(known.isMirrored);
  expect(found.angle).toBeCloseTo(known.angle, 12);
});

test('an alignment keeps lengths', () => {
  for (const point of points)
    expect(Math.hypot(...aligned({ isMirrored: true, angle: 1 }, point))).toBeCloseTo(
      Math.hypot(...point),
      12,
    );
});

test('no other turn brings noisy points nearer', () => {
  const targets = points.map(([u, v]): Point => [v + 0.3 * random.normal(), u + random.normal()]);
  const best = align(points, targets);
  const misfit = (isMirrored: boolean, angle: number) =>
    points.reduce((sum, point, i) => {
      const [u, v] = aligned({ isMirrored, angle }, point);
      return sum + (u - targets[i]![0]) ** 2 + (v - targets[i]![1]) ** 2;
    }, 0);
  for (let degrees = 0; degrees < 360; degrees++)
    for (const isMirrored of [false, true])
      expect(misfit(isMirrored, (degrees * Math.PI) / 180)).toBeGreaterThanOrEqual(
        misfit(best.isMirrored, best.angle) - 1e-9,
      );
});
