import { expect, test } from 'vitest';
import { figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import signal from './signal.ts';

const rows = figureRows(await runFigure(signal), 'lengths', ['layer', 'small', 'right', 'large']);

test.each([
  ['small', 1],
  ['right', 2],
  ['large', 3],
] as const)(
  'a layer of gain %s multiplies the mean square of the signal by half its gain',
  (name, gain) => {
    const [first, last] = [rows[0]!, rows.at(-1)!];
    const perLayer = Math.log((first[name] / last[name]) ** 2) / (rows.length - 1);
    expect(Math.abs(perLayer - Math.log(gain / 2))).toBeLessThan(0.12);
  },
);

test('the signal starts with at most the length of p − y, the root of two', () => {
  for (const name of ['small', 'right', 'large'] as const)
    expect(rows.at(-1)![name]).toBeLessThanOrEqual(Math.SQRT2);
});
