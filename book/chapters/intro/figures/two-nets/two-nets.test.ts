import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { normalCloud } from '../../mathematics/cloud.ts';
import { move, moveJacobian, pairNet } from '../../mathematics/untrained-pair.ts';
import twoNets from './two-nets.ts';

const data = await runFigure(twoNets);
const cloud = normalCloud(seededRandom(1), 100);

test('the shallow net is smooth: its Jacobian is that of finite differences, and changes continuously', () => {
  const net = pairNet('shallow');
  for (const x of cloud) {
    const jacobian = moveJacobian(net, x);
    [0, 1].forEach((j) => {
      const [ahead, behind] = [1e-5, -1e-5].map((step) =>
        move(net, [x[0] + (j === 0 ? step : 0), x[1] + (j === 1 ? step : 0)]),
      ) as [Point, Point];
      [0, 1].forEach((i) =>
        expect(Math.abs((ahead[i]! - behind[i]!) / 2e-5 - jacobian[i]![j]!)).toBeLessThan(1e-9),
      );
    });
    const near = moveJacobian(net, [x[0] + 1e-4, x[1]]);
    expect(Math.abs(near[0][0] - jacobian[0][0])).toBeLessThan(1e-3);
  }
});

test('the deep net is linear along a segment, but for a few creases', () => {
  const net = pairNet('deep');
  const along = linspace(-3, 3, 2001).map((t) => move(net, [t, 0.4 * t + 0.3])[0]);
  const bends = along
    .slice(2)
    .map((value, i) => Math.abs(value - 2 * along[i + 1]! + along[i]!))
    .filter((second) => second > 1e-12);
  expect(bends.length).toBeGreaterThan(3);
  expect(bends.length).toBeLessThan(60);
});

test('equal seeds give equal nets, others do not', () => {
  expect(pairNet('deep')).toEqual(pairNet('deep', 4));
  expect(pairNet('deep').weights).not.toEqual(pairNet('deep', 5).weights);
});

test('the weights lie within 1/√n', () => {
  pairNet('deep').weights.forEach((values, i) => {
    const bound = i < 2 ? 1 / Math.sqrt(2) : 1 / Math.sqrt(5);
    for (const value of values) expect(Math.abs(value)).toBeLessThanOrEqual(bound);
  });
});

test('the shallow net lies upside down somewhere and the right way up elsewhere; only the deep one is flat in places', () => {
  expect(figureNumber(data, 'turned-over-shallow')).toBeGreaterThan(0.1);
  expect(figureNumber(data, 'turned-over-shallow')).toBeLessThan(0.9);
  expect(figureNumber(data, 'flattened-shallow')).toBe(0);
  expect(figureNumber(data, 'flattened-deep')).toBeGreaterThan(0.01);
});

test('both shrink, the deep one more, and not these seeds alone', () => {
  expect(figureNumber(data, 'deviation-1-shallow')).toBeLessThan(0.5);
  expect(figureNumber(data, 'deviation-1-deep')).toBeLessThan(0.05);
  expect(figureNumber(data, 'median-deviation-deep')).toBeLessThan(
    figureNumber(data, 'median-deviation-shallow') / 10,
  );
  expect(figureNumber(data, 'shrinkage-deep')).toBeCloseTo(
    figureNumber(data, 'deviation-input') / figureNumber(data, 'deviation-1-deep'),
    9,
  );
});

test('the drawn points fit into the windows that the drawing gives them', () => {
  for (const { x1, x2 } of figureRows(data, 'grid-shallow', ['x1', 'x2'])) {
    expect(Math.min(x1 - 0.42, 1.09 - x1, x2 + 0.32, 0.78 - x2)).toBeGreaterThan(0);
  }
  for (const { x1, x2 } of figureRows(data, 'grid-deep', ['x1', 'x2'])) {
    expect(Math.min(x1 + 0.232, -0.076 - x1, x2 - 0.216, 0.326 - x2)).toBeGreaterThan(0);
  }
});
