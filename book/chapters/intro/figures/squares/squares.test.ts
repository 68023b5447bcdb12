import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { normalWithin } from '../../mathematics/statistics.ts';
import squares from './squares.ts';

const data = await runFigure(squares);
const scales = [1, 2, 3, 4, 5];

test('all points lie inside the square, and nearer to its rim the larger the scale', () => {
  const reach = scales.map((s) =>
    figureRows(data, `scale-${s}`, ['x1', 'x2']).map(({ x1, x2 }) =>
      Math.max(Math.abs(x1), Math.abs(x2)),
    ),
  );
  for (const values of reach) for (const value of values) expect(value).toBeLessThanOrEqual(1);
  reach
    .slice(1)
    .forEach((values, k) =>
      values.forEach((value, i) => expect(value).toBeGreaterThanOrEqual(reach[k]![i]!)),
    );
});

test('the part at the rim grows with the scale, as the normal law says', () => {
  const rim = figureNumber(data, 'rim');
  const shares = scales.map((s) => figureNumber(data, `at-rim-${s}`));
  shares.slice(1).forEach((share, k) => expect(share).toBeGreaterThan(shares[k]!));
  scales.forEach((s, k) => {
    const expected = 1 - normalWithin(Math.atanh(rim) / s) ** 2;
    const deviation = Math.sqrt((expected * (1 - expected)) / 1000);
    expect(Math.abs(shares[k]! - expected)).toBeLessThan(4 * deviation);
  });
});
