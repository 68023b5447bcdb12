import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { linspace } from '@chiaroscuro/compute/grids';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { expectation, gibbs, normalDensity } from '../../mathematics/maximum-likelihood.ts';
import canyon, { canyonEnergy, leastLoss } from './canyon.ts';

const data = await runFigure(canyon);

test('the Gibbs distribution of the canyon is the normal distribution, and its loss the entropy', () => {
  for (const sigma of [0.3, 0.1]) {
    const nodes = linspace(-2, 2, 4001);
    const h = 1e-3;
    const e = nodes.map((y) => canyonEnergy(y, sigma));
    const { p, F } = gibbs(e, 1, h);
    nodes.forEach((y, k) => {
      if (k % 100 === 0) expect(p[k]! / h).toBeCloseTo(normalDensity(y, 0, sigma), 6);
    });
    expect(expectation(p, e) - F).toBeCloseTo(leastLoss(sigma), 8);
  }
});

test('a tenth of the width costs log 10 less and bends a hundred times more', () => {
  const rows = figureRows(data, 'widths', ['sigma', 'loss', 'curvature']);
  expect(rows[0]!.loss - rows[20]!.loss).toBeCloseTo(-Math.log(10), 10);
  expect(rows[0]!.curvature / rows[20]!.curvature).toBeCloseTo(100, 8);
  expect(leastLoss(figureNumber(data, 'zero-loss-width'))).toBeCloseTo(0, 12);
});

test('the drawn canyons have the curvature that is quoted', () => {
  for (const i of [1, 2, 3]) {
    const rows = figureRows(data, `canyon-${i}`, ['y', 'e']);
    const middle = (rows.length - 1) / 2;
    const step = rows[1]!.y - rows[0]!.y;
    const bend = (rows[middle + 1]!.e - 2 * rows[middle]!.e + rows[middle - 1]!.e) / step ** 2;
    expect(bend / figureNumber(data, `curvature-${i}`)).toBeCloseTo(1, 6);
    expect(Math.max(...rows.map(({ e }) => e))).toBeLessThanOrEqual(6 + 1e-9);
  }
});
