import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import bubblePrice from './bubble-price.ts';

const data = await runFigure(bubblePrice);
const price = figureRows(data, 'price', ['v', 'V']);

test('the price is never negative, and convex', () => {
  price.forEach(({ V }) => expect(V).toBeGreaterThanOrEqual(0));
  price.slice(2).forEach(({ v, V }, i) => {
    const [before, between] = [price[i]!, price[i + 1]!];
    const slopes = [
      (between.V - before.V) / (between.v - before.v),
      (V - between.V) / (v - between.v),
    ];
    expect(slopes[1]).toBeGreaterThan(slopes[0]!);
  });
});

test('it is least at one, and 2.39 at five', () => {
  const least = price.reduce((one, other) => (other.V < one.V ? other : one));
  expect(least.v).toBeCloseTo(1, 1);
  expect(figureNumber(data, 'price-at-5')).toBeCloseTo(2.39, 2);
  expect(price.at(-1)!.V).toBeCloseTo(figureNumber(data, 'price-at-5'), 12);
});

test('all bubbles together are centred at the origin and as large as the unit bubble', () => {
  for (const latent of [1, 2]) {
    expect(Math.abs(figureNumber(data, `union-centre-${latent}`))).toBeLessThan(0.1);
    expect(Math.abs(figureNumber(data, `union-radius-${latent}`) - 1)).toBeLessThan(0.05);
  }
});
