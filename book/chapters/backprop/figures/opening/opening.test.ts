import { expect, test } from 'vitest';
import { figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import opening from './opening.ts';

const data = await runFigure(opening);

test('the lines of the first layer are straight', () => {
  const rows = figureRows(data, 'first', ['piece', 'y1', 'y2']);
  for (const piece of new Set(rows.map((row) => row.piece))) {
    const points = rows.filter((row) => row.piece === piece).slice(1);
    const [a, b] = [points[0]!, points.at(-1)!];
    const length = Math.hypot(b.y1 - a.y1, b.y2 - a.y2);
    for (const { y1, y2 } of points) {
      const off = (y1 - a.y1) * (b.y2 - a.y2) - (y2 - a.y2) * (b.y1 - a.y1);
      expect(Math.abs(off) / length).toBeLessThan(1e-9);
    }
  }
});

test('strengths are lengths, as parts of the longest', () => {
  const field = figureRows(data, 'field', ['u', 'v', 'strength']);
  expect(field).toHaveLength(30 * 13);
  expect(Math.max(...field.map(({ strength }) => strength))).toBe(1);
  for (const { u, v, strength } of field)
    expect(Math.hypot(u, v)).toBeCloseTo(
      data.numbers!['reach']! * (1 / 3 + (2 / 3) * strength),
      12,
    );
});
