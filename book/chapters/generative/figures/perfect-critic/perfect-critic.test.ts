import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { seededRandom } from '@chiaroscuro/compute/random';
import { expect, test } from 'vitest';
import { criticLossOf, perfectCritic, totalVariation } from '../../mathematics/perfect-critic.ts';
import perfect from './perfect-critic.ts';

const data = await runFigure(perfect);
const deviation = figureNumber(data, 'deviation');
const measures = figureRows(data, 'measures', ['shift', 'loss', 'variation', 'wasserstein']);

/** The share of a standard normal distribution within ±x, by Simpson's rule. */
function within(x: number): number {
  const count = 2000;
  const values = Array.from({ length: count + 1 }, (_, i) => {
    const weight = i === 0 || i === count ? 1 : i % 2 === 1 ? 4 : 2;
    return weight * Math.exp(-(((2 * i) / count - 1) ** 2 * x * x) / 2);
  });
  return ((2 * x) / count / 3 / Math.sqrt(2 * Math.PI)) * values.reduce((sum, v) => sum + v, 0);
}

test('the best loss is the margin times the overlap, one minus the total variation', () => {
  for (const { loss, variation } of measures) expect(loss).toBeCloseTo(1 - variation, 12);
});

test('of two normal densities, the total variation is a share of the standard normal one', () => {
  for (const { shift, variation } of measures) {
    expect(variation).toBeCloseTo(within(shift / (2 * deviation)), 5);
  }
});

test('the Wasserstein distance of a shifted density is the shift', () => {
  for (const { shift, wasserstein } of measures) expect(wasserstein).toBeCloseTo(shift, 6);
});

test('no other critic does better than the perfect one', () => {
  const random = seededRandom(4);
  const draw = () => Array.from({ length: 50 }, () => random.uniform());
  const pair = { spacing: 0.1, data: draw(), generated: draw() };
  const margin = 0.2;
  const best = criticLossOf(pair, perfectCritic(pair, margin), margin);
  const shared = pair.data.map((p, i) => Math.min(p, pair.generated[i]!));
  expect(best).toBeCloseTo(margin * pair.spacing * shared.reduce((sum, v) => sum + v, 0), 12);
  for (let trial = 0; trial < 200; trial++) {
    const energies = draw().map((value) => 0.4 * value);
    expect(criticLossOf(pair, energies, margin)).toBeGreaterThan(best);
  }
});

test('its energies are flat: 0 where the data are denser and m where they are not', () => {
  const margin = figureNumber(data, 'margin');
  for (const { y, C } of figureRows(data, 'densities', ['y', 'C'])) {
    if (Math.abs(y - figureNumber(data, 'shown') / 2) < 1e-9) continue;
    expect(C).toBe(y <= figureNumber(data, 'shown') / 2 ? 0 : margin);
  }
  expect(totalVariation({ spacing: 1, data: [1, 0], generated: [0, 1] })).toBe(1);
});
