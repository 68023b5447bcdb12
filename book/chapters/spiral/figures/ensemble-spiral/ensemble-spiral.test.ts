import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import ensembleSpiral from './ensemble-spiral.ts';

const data = await runFigure(ensembleSpiral);
const number = (name: string) => figureNumber(data, name);
const total = figureRows(data, 'total', ['x1', 'x2', 'H']);
const information = figureRows(data, 'information', ['x1', 'x2', 'H']);

test('at every point 0 ≤ information ≤ entropy ≤ log 5', () => {
  total.forEach(({ H }, i) => {
    expect(information[i]!.H).toBeGreaterThanOrEqual(0);
    expect(information[i]!.H).toBeLessThanOrEqual(H + 1e-12);
    expect(H).toBeLessThanOrEqual(Math.log(5) + 1e-12);
  });
  expect(number('most-information')).toBeLessThanOrEqual(number('most-total'));
});

test('every member knows the samples', () => {
  expect(number('members')).toBe(10);
  expect(number('least-accuracy')).toBeGreaterThan(0.98);
});

test('far from all samples the nets disagree more than five times as much as near them', () => {
  expect(number('information-far')).toBeGreaterThan(5 * number('information-near'));
});

test('the rings are means over the maps', () => {
  const rings = figureRows(data, 'rings', ['from', 'to', 'total', 'information']);
  for (const { total: all, information: part } of rings) expect(part).toBeLessThanOrEqual(all);
  expect(rings.map(({ information: part }) => part)[0]).toBe(number('information-near'));
});

test('the regions share the square among them', () => {
  const areas = [1, 2, 3, 4, 5].map((k) => {
    const rows = figureRows(data, `region-${k}`, ['piece', 'x1', 'x2']);
    // The shoelace formula over all closed lines; their first points stand twice and add nothing.
    return Math.abs(
      rows.slice(1).reduce((sum, { piece, x1, x2 }, i) => {
        const before = rows[i]!;
        return piece === before.piece ? sum + (before.x1 * x2 - x1 * before.x2) / 2 : sum;
      }, 0),
    );
  });
  const square = (2 * number('half-width')) ** 2;
  expect(areas.reduce((sum, area) => sum + area, 0) / square).toBeCloseTo(1, 1);
  for (const area of areas) expect(area / square).toBeGreaterThan(0.08);
});
