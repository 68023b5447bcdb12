import { expect, test } from 'vitest';
import type { Point } from './plane.ts';
import { distanceToSegment, simplifyLine } from './simplify-line.ts';

const wave = Array.from({ length: 400 }, (_, i): Point => [i / 40, Math.sin(i / 40)]);

test('every point stays within the tolerance of the simplified line, whose points are all old', () => {
  for (const tolerance of [0.001, 0.01, 0.3]) {
    const simple = simplifyLine(wave, tolerance);
    for (const point of wave) {
      const distances = simple.slice(1).map((to, i) => distanceToSegment(point, simple[i]!, to));
      expect(Math.min(...distances)).toBeLessThanOrEqual(tolerance);
    }
    expect(simple.every((point) => wave.includes(point))).toBe(true);
    expect([simple[0], simple.at(-1)]).toEqual([wave[0], wave.at(-1)]);
  }
});

test('a chord of a circle may be as long as its sagitta allows', () => {
  const circle = Array.from({ length: 1025 }, (_, i): Point => {
    const angle = (2 * Math.PI * (i % 1024)) / 1024;
    return [Math.cos(angle), Math.sin(angle)];
  });
  const simple = simplifyLine(circle, 0.001);
  expect(simple.at(-1)).toEqual(simple[0]);
  // The sagitta of an arc with the angle φ is 1 − cos(φ/2); halving never takes more than twice the fewest chords.
  const fewest = Math.PI / Math.acos(1 - 0.001);
  expect(simple.length - 1).toBeGreaterThanOrEqual(fewest);
  expect(simple.length - 1).toBeLessThan(2 * fewest);
});

test('nothing is left of a straight line but its ends, and every corner further off than the tolerance stays', () => {
  const straight = Array.from({ length: 9 }, (_, i): Point => [i, 2 * i]);
  expect(simplifyLine(straight, 1e-12)).toEqual([straight[0], straight.at(-1)]);
  const corners: Point[] = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]; // prettier-ignore
  expect(simplifyLine(corners, 1e-12)).toEqual(corners);
  expect(simplifyLine([[3, 4]], 1)).toEqual([[3, 4]]);
});

test('beyond the ends of a segment its ends are nearest', () => {
  expect(distanceToSegment([0.5, 2], [0, 0], [1, 0])).toBe(2);
  expect(distanceToSegment([4, 4], [0, 0], [1, 0])).toBe(5);
  expect(distanceToSegment([3, 4], [0, 0], [0, 0])).toBe(5);
});
