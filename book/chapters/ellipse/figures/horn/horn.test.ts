import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { hornRadii } from '../../mathematics/horn-samples.ts';
import horn from './horn.ts';

const data = await runFigure(horn);
const samples = figureRows(data, 'horn', ['x', 'y1', 'y2', 'c1', 'c2']);

test('without noise every sample lies on the horn', () => {
  for (const { x, c1, c2 } of samples) {
    const [radius1, radius2] = hornRadii(x);
    expect(Math.abs((c1 / radius1) ** 2 + (c2 / radius2) ** 2 - 1)).toBeLessThan(1e-12);
  }
  for (const { x, y1, y2 } of figureRows(data, 'surface', ['x', 'y1', 'y2'])) {
    const [radius1, radius2] = hornRadii(x);
    expect(Math.abs((y1 / radius1) ** 2 + (y2 / radius2) ** 2 - 1)).toBeLessThan(1e-12);
  }
});

test('the noise has a standard deviation of 0.05', () => {
  const noise = samples.flatMap(({ y1, y2, c1, c2 }) => [y1 - c1, y2 - c2]);
  const deviation = Math.sqrt(noise.reduce((sum, e) => sum + e * e, 0) / noise.length);
  expect(Math.abs(deviation / 0.05 - 1)).toBeLessThan(0.1);
  expect(Math.abs(figureNumber(data, 'noise-measured') / 0.05 - 1)).toBeLessThan(0.1);
});

test('the slice at x = 0 has the radii 2 and 1.5, the other end 11.08 and 14.78', () => {
  const slice = figureRows(data, 'slice', ['y1', 'y2']);
  expect(Math.max(...slice.map(({ y1 }) => y1))).toBeCloseTo(2, 12);
  expect(Math.max(...slice.map(({ y2 }) => y2))).toBeCloseTo(1.5, 12);
  expect(hornRadii(0)).toEqual([2, 1.5]);
  expect(figureNumber(data, 'radius-1-at-1')).toBeCloseTo(11.08, 2);
  expect(figureNumber(data, 'radius-2-at-1')).toBeCloseTo(14.78, 2);
});

test('the samples of the slice lie within the axes ±3 × ±1.75 and about its ellipse', () => {
  const slice = figureRows(data, 'samples', ['n', 'y1', 'y2']);
  expect(slice).toHaveLength(24);
  for (const { y1, y2 } of slice) {
    expect(Math.abs(y1)).toBeLessThan(3);
    expect(Math.abs(y2)).toBeLessThan(1.75);
    expect(Math.abs(Math.hypot(y1 / 2, y2 / 1.5) - 1)).toBeLessThan(0.15);
  }
});

test('x covers the unit interval in ascending order', () => {
  const x = samples.map((sample) => sample.x);
  expect(x).toHaveLength(512);
  expect(x).toEqual([...x].sort((one, other) => one - other));
  expect(x[0]).toBeLessThan(0.05);
  expect(x.at(-1)).toBeGreaterThan(0.95);
});
