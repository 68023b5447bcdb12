import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import waterFilling from './water-filling.ts';

const data = await runFigure(waterFilling);
const number = (name: string) => figureNumber(data, name);
const linear = figureRows(data, 'linear', ['T', 'cost', 'price', 'v1', 'v2']);
const trained = figureRows(data, 'trained', ['T', 'cost', 'price']);

test('the hotter, the higher the cost and the lower the price, for linear and for trained nets', () => {
  for (const rows of [linear, trained]) {
    rows.slice(1).forEach(({ cost, price }, i) => {
      // In the collapse both are level; there a trained cost is only as even as its last steps.
      expect(cost).toBeGreaterThanOrEqual(0.99 * rows[i]!.cost);
      expect(price).toBeLessThanOrEqual(rows[i]!.price + 1e-3);
    });
  }
});

test('cost and price of linear nets are those of the water', () => {
  for (const { T, cost, price, v1, v2 } of linear) {
    const moments = [number('moment-1'), number('moment-2')];
    expect(cost).toBeCloseTo(
      moments.reduce((sum, m) => sum + Math.min(m, T / 2), 0),
      12,
    );
    expect(price).toBeCloseTo(-(Math.log(v1) + Math.log(v2)) / 2, 12);
  }
});

test('no price is negative, and above the critical temperature there is none', () => {
  for (const { T, price, cost } of trained) {
    expect(price).toBeGreaterThanOrEqual(0);
    if (T > number('critical-1')) {
      expect(price).toBeLessThan(1e-3);
      expect(Math.abs(cost / number('total-moment') - 1)).toBeLessThan(0.03);
    } else {
      expect(price).toBeGreaterThan(0.3);
    }
  }
});

test('trained nets have at most the variational free energy of the best linear ones', () => {
  trained.forEach(({ T, cost, price }, i) => {
    const best = number(`linear-cost-${i + 1}`) + T * number(`linear-price-${i + 1}`);
    expect(cost + T * price).toBeLessThan(1.03 * best);
  });
});
