import { expect, test } from 'vitest';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import accumulation from './accumulation.ts';

const data = await runFigure(accumulation);
const rows = figureRows(data, 'paths', ['n', 'cleared', 'kept']);
const rate = figureNumber(data, 'rate');

test('cleared, the distance shrinks by 1 − ηa at every step', () => {
  for (const { n, cleared } of rows) expect(cleared).toBeCloseTo((1 - rate) ** n, 12);
});

test('uncleared, it is a cosine whose amplitude does not shrink', () => {
  const angle = Math.acos(1 - rate / 2);
  for (const { n, kept } of rows)
    expect(kept).toBeCloseTo(Math.cos((n + 0.5) * angle) / Math.cos(angle / 2), 10);
  expect(figureNumber(data, 'amplitude')).toBeGreaterThan(1);
});
