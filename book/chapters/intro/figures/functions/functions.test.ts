import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { exampleEnergy, innerProduct } from '../../mathematics/periodic.ts';
import functions from './functions.ts';

const data = await runFigure(functions);
const samples = (count: number) => figureRows(data, `nodes-${count}`, ['z', 'e']);

test('the samples at few places are among those at more', () => {
  for (const count of [8, 16])
    samples(count).forEach((row, k) => expect(row).toEqual(samples(2 * count)[2 * k]));
});

test('four places or more give the integral exactly, fewer do not', () => {
  const exact = figureNumber(data, 'inner-exact');
  for (const count of [4, 8, 16, 32])
    expect(Math.abs(figureNumber(data, `inner-${count}`) - exact)).toBeLessThan(1e-12);
  for (const count of [2, 3])
    expect(Math.abs(figureNumber(data, `inner-${count}`) - exact)).toBeGreaterThan(0.1);
});

test('waves whose frequencies add up to less than K are integrated exactly', () => {
  for (const count of [5, 8, 13])
    for (let m = 0; m < count / 2; m++)
      for (let n = 0; n < count / 2; n++) {
        const product = innerProduct(
          (z) => Math.cos(m * z),
          (z) => Math.cos(n * z),
          count,
        );
        const integral = m === n ? (m === 0 ? 2 * Math.PI : Math.PI) : 0;
        expect(Math.abs(product - integral)).toBeLessThan(1e-12);
      }
});

test('five places suffice for the square of the energy, and three for its mean', () => {
  const [square, mean] = [exampleEnergy, () => 1].map(
    (f) => (count: number) => innerProduct(exampleEnergy, f, count),
  ) as [(count: number) => number, (count: number) => number];
  expect(square(5)).toBeCloseTo(square(64), 10);
  expect(Math.abs(square(4) - square(64))).toBeGreaterThan(0.1);
  expect(mean(3)).toBeCloseTo(mean(64), 10);
  expect(Math.abs(mean(2) - mean(64))).toBeGreaterThan(0.1);
});

test('the curve passes through the samples, and the image is an energy', () => {
  const curve = figureRows(data, 'curve', ['z', 'e']);
  samples(32).forEach(({ e }, k) => expect(curve[4 * k]!.e).toBeCloseTo(e, 12));
  const pixels = figureRows(data, 'heat', ['E']);
  expect(pixels).toHaveLength(figureNumber(data, 'pixels'));
  for (const { E } of pixels) expect(E).toBeGreaterThanOrEqual(0);
});
