import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import opening from './opening.ts';

const data = await runFigure(opening);
const sheaf = (k: number) =>
  [1, 2, 3].flatMap((third) =>
    figureRows(data, `sheaf-${k}-${third}`, ['piece', 'offset', 'x1', 'x2', 'p']),
  );
const classes = [1, 2, 3, 4, 5];

test('every curve keeps inside the region where its arm is the likeliest', () => {
  for (const k of classes) {
    expect(sheaf(k)).toHaveLength(figureNumber(data, 'curves') * figureNumber(data, 'nodes'));
    for (const { p, offset } of sheaf(k)) {
      expect(offset).toBeLessThan(1);
      expect(p).toBeGreaterThan(0.5);
    }
  }
});

test('the sheaves are one sheaf, turned by a fifth of a circle', () => {
  const [first, third] = [sheaf(1), sheaf(3)];
  const turn = (4 * Math.PI) / 5;
  first.forEach(({ x1, x2 }, i) => {
    expect(third[i]!.x1).toBeCloseTo(Math.cos(turn) * x1 + Math.sin(turn) * x2, 9);
    expect(third[i]!.x2).toBeCloseTo(Math.cos(turn) * x2 - Math.sin(turn) * x1, 9);
  });
});

test('the curves reach the corners of a window 2.3 times as wide as high', () => {
  const [width, height] = [figureNumber(data, 'half-width'), figureNumber(data, 'half-height')];
  expect(width / height).toBeCloseTo(2.3, 12);
  const reach = Math.max(...sheaf(1).map(({ x1, x2 }) => Math.hypot(x1, x2)));
  expect(reach).toBeCloseTo(Math.hypot(width, height), 9);
});

test('all samples are inside the window', () => {
  for (const k of classes) {
    for (const { x1, x2 } of figureRows(data, `samples-${k}`, ['x1', 'x2']))
      expect(Math.hypot(x1, x2)).toBeLessThan(figureNumber(data, 'half-height'));
  }
});
