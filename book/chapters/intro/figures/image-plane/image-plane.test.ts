import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import imagePlane from './image-plane.ts';

const data = await runFigure(imagePlane);
const images = figureRows(data, 'images', ['x1', 'x2', 'h1', 'h2', 'edge']);
const threshold = figureNumber(data, 'threshold');

test('an image has an edge exactly where the line in the hidden plane says so', () => {
  for (const { h1, h2, edge } of images) expect(h1 + h2 > threshold).toBe(edge === 1);
});

test('the layer rectifies the two differences, so that all points lie on the axes', () => {
  for (const { x1, x2, h1, h2 } of images) {
    expect(h1 - h2).toBeCloseTo(x1 - x2, 14);
    expect(h1 * h2).toBe(0);
    expect(Math.min(h1, h2)).toBeGreaterThanOrEqual(0);
  }
});

test('both classes are there, in about the parts that their areas have', () => {
  const area = (1 - threshold) ** 2;
  const share = figureNumber(data, 'edges') / images.length;
  expect(Math.abs(share - area)).toBeLessThan(4 * Math.sqrt((area * (1 - area)) / images.length));
  expect(figureNumber(data, 'edges')).toBe(images.filter(({ edge }) => edge === 1).length);
});

test('edges in both corners have a flat image between them: no line parts the classes', () => {
  const left = images.find(({ x1, x2, edge }) => edge === 1 && x1 > x2)!;
  const right = images.find(({ x1, x2, edge }) => edge === 1 && x2 > x1)!;
  const contrast = (left.x1 - left.x2) / (left.x1 - left.x2 + right.x2 - right.x1);
  const between = [
    (1 - contrast) * left.x1 + contrast * right.x1,
    (1 - contrast) * left.x2 + contrast * right.x2,
  ];
  expect(Math.abs(between[0]! - between[1]!)).toBeLessThan(1e-12);
});
