import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { energySlope } from '../../mathematics/energy.ts';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Weights } from '../../mathematics/manifold.ts';
import coverArt from './cover-art.ts';

const data = await runFigure(coverArt);
const w: Weights = [figureNumber(data, 'weight-1'), figureNumber(data, 'weight-2')];
const chords = figureRows(data, 'chords', ['z', 'y1', 'y2']);

test('z is stationary along its chord', () => {
  expect(chords).toHaveLength(2 * figureNumber(data, 'chords'));
  for (const { z, y1, y2 } of chords)
    expect(Math.abs(energySlope(w, [y1, y2], z))).toBeLessThan(1e-9);
});

test('every chord begins and ends on the manifold, and is no point', () => {
  for (const { y1, y2 } of chords) expect((y1 / w[0]) ** 2 + (y2 / w[1]) ** 2).toBeCloseTo(1, 12);
  for (let row = 0; row < chords.length; row += 2) {
    const [from, to] = [chords[row]!, chords[row + 1]!];
    // No chord is shorter than the normal at the end of the short axis, twice w₂.
    expect(Math.hypot(to.y1 - from.y1, to.y2 - from.y2)).toBeGreaterThan(1.99 * Math.abs(w[1]));
  }
});
