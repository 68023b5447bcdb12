import { expect, test } from 'vitest';
import { figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import softargmax from './softargmax.ts';

const rows = figureRows(await runFigure(softargmax), 'bars', ['k', 'p', 'y', 'gradBias']);

test('probabilities sum to one, the target is one-hot, and gradBias is their difference', () => {
  expect(rows.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 12);
  expect(rows.map(({ y }) => y)).toEqual([0, 0, 1, 0, 0]);
  for (const { p, y, gradBias } of rows) expect(gradBias).toBeCloseTo(p - y, 12);
});

test('gradBias sums to zero and is negative for the target alone', () => {
  expect(rows.reduce((sum, { gradBias }) => sum + gradBias, 0)).toBeCloseTo(0, 12);
  for (const { y, gradBias } of rows) expect(Math.sign(gradBias)).toBe(y === 1 ? -1 : 1);
});
