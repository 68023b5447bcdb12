import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { sparseCode, type Dictionary } from '../../mathematics/sparse-coding.ts';
import star from './star.ts';

const data = await runFigure(star);
const atoms = figureRows(data, 'atoms', ['y1', 'y2']).map(({ y1, y2 }): Point => [y1, y2]);
const dictionary: Dictionary = { atoms, lambda: figureNumber(data, 'lambda') };
const free = (y: Point) => sparseCode(dictionary, y).value;

test('the atoms are found within 2°, with norm one, from every start', () => {
  expect(figureNumber(data, 'angle-error')).toBeLessThan(2);
  expect(figureNumber(data, 'starts-that-found-the-star')).toBe(figureNumber(data, 'starts'));
  for (const w of atoms) expect(Math.hypot(...w)).toBeCloseTo(1, 12);
});

test('no round of learning raises the loss', () => {
  const losses = figureRows(data, 'losses', ['loss']).map(({ loss }) => loss);
  losses.slice(1).forEach((loss, i) => expect(loss).toBeLessThanOrEqual(losses[i]! + 1e-14));
  expect(losses.at(-1)).toBeLessThan(losses[0]!);
});

test('most codes have one active atom', () => {
  expect(figureNumber(data, 'mean-active')).toBeGreaterThan(1);
  expect(figureNumber(data, 'mean-active')).toBeLessThan(1.3);
});

test('the free energy is convex, even, and not above the squared norm', () => {
  const random = seededRandom(7);
  const anywhere = (): Point => [3 * random.uniform() - 1.5, 3 * random.uniform() - 1.5];
  for (let pair = 0; pair < 300; pair++) {
    const [y, x] = [anywhere(), anywhere()];
    const middle = free([(y[0] + x[0]) / 2, (y[1] + x[1]) / 2]);
    expect(middle).toBeLessThanOrEqual((free(y) + free(x)) / 2 + 1e-12);
    expect(free([-y[0], -y[1]])).toBeCloseTo(free(y), 12);
    expect(free(y)).toBeLessThanOrEqual(y[0] ** 2 + y[1] ** 2);
  }
});

test('the free energy is constant along each level line', () => {
  for (const { level, y1, y2 } of figureRows(data, 'contours', ['level', 'y1', 'y2'])) {
    expect(free([y1, y2])).toBeCloseTo(level, 10);
  }
});

test('the regions tile the window, and each holds the codes that it says', () => {
  let total = 0;
  (['none', 'single', 'pairs'] as const).forEach((table, active) => {
    const rows = figureRows(data, table, ['piece', 'y1', 'y2']);
    for (const piece of new Set(rows.map((row) => row.piece))) {
      const corners = rows.filter((row) => row.piece === piece).slice(1);
      const twice = corners
        .slice(1)
        .map(({ y1, y2 }, i) => corners[i]!.y1 * y2 - y1 * corners[i]!.y2);
      total += twice.reduce((sum, value) => sum + value, 0) / 2;
      const own = corners.slice(1);
      const centre: Point = [
        own.reduce((sum, { y1 }) => sum + y1, 0) / own.length,
        own.reduce((sum, { y2 }) => sum + y2, 0) / own.length,
      ];
      const { z } = sparseCode(dictionary, centre);
      expect(z.filter((value) => Math.abs(value) > 1e-12)).toHaveLength(active);
    }
  });
  expect(total).toBeCloseTo(2.3 ** 2, 9);
});
