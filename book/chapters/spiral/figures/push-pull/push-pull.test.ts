import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { crossEntropy, crossEntropySlopes, descendEnergies } from '../../mathematics/contrast.ts';
import pushPull from './push-pull.ts';

const data = await runFigure(pushPull);
const before = figureRows(data, 'before', ['k', 'e', 'after', 'share', 'force']);
const right = figureNumber(data, 'right');

test('the slopes are those of the cross-entropy, and sum to zero', () => {
  const e = [0.2, -1, 0.7, 2];
  const h = 1e-5;
  const slopes = crossEntropySlopes(e, 3);
  expect(Math.abs(slopes.reduce((sum, slope) => sum + slope, 0))).toBeLessThan(1e-12);
  slopes.forEach((slope, k) => {
    const moved = (by: number) => e.map((value, i) => (i === k ? value + by : value));
    const difference = (crossEntropy(moved(h), 3) - crossEntropy(moved(-h), 3)) / (2 * h);
    expect(Math.abs(difference - slope)).toBeLessThan(1e-9);
  });
});

test('the right energy is pulled down by what its share misses, the others pushed up by theirs', () => {
  for (const { k, share, force, e, after } of before) {
    expect(force).toBeCloseTo(k === right ? share - 1 : share, 12);
    expect(Math.sign(after - e)).toBe(k === right ? -1 : 1);
  }
});

test('a step keeps the sum of the energies and lowers the loss', () => {
  const paths = descendEnergies([0.4, 1.1, -0.3], { right: 2, step: 0.5, steps: 30 });
  for (const e of paths) expect(e.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1.2, 10);
  paths.slice(1).forEach((e, n) => {
    expect(crossEntropy(e, 2)).toBeLessThan(crossEntropy(paths[n]!, 2));
    expect(crossEntropy(e, 2)).toBeGreaterThan(0);
  });
});

test('the contrast dies away when it is not needed; the pull of the energy alone does not', () => {
  expect(figureNumber(data, 'pull-last-size')).toBeLessThan(
    0.1 * figureNumber(data, 'pull-first-size'),
  );
  const path = figureRows(data, `path-${right}`, ['n', 'e', 'alone']);
  const step = figureNumber(data, 'step');
  path.slice(1).forEach(({ alone }, n) => expect(alone).toBeCloseTo(path[n]!.alone - step, 12));
});
