import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import activations from './activations.ts';

const data = await runFigure(activations);
const names = ['relu', 'leaky', 'tanh', 'sigmoid', 'softplus', 'shrink'];
const plane = (name: string) =>
  ['cloud', 'grid'].flatMap((kind) => figureRows(data, `${name}-${kind}`, ['x1', 'x2']));

test('the rectifier leaves the upper right quadrant, and a quarter of the cloud in its corner', () => {
  for (const { x1, x2 } of plane('relu')) expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(0);
  const deviation = Math.sqrt((0.25 * 0.75) / figureNumber(data, 'points'));
  expect(Math.abs(figureNumber(data, 'relu-at-origin') - 0.25)).toBeLessThan(4 * deviation);
});

test('tanh and the logistic function end inside their squares', () => {
  for (const { x1, x2 } of plane('tanh'))
    expect(Math.max(Math.abs(x1), Math.abs(x2))).toBeLessThan(1);
  for (const { x1, x2 } of plane('sigmoid')) {
    expect(Math.min(x1, x2)).toBeGreaterThan(0);
    expect(Math.max(x1, x2)).toBeLessThan(1);
  }
});

test('the leaky rectifier keeps all grid points apart, the rectifier does not', () => {
  const distinct = (name: string) =>
    new Set(
      figureRows(data, `${name}-grid`, ['x1', 'x2']).map(
        ({ x1, x2 }) => `${x1.toFixed(9)} ${x2.toFixed(9)}`,
      ),
    ).size;
  expect(distinct('leaky')).toBe(distinct('softplus'));
  expect(distinct('relu')).toBeLessThan(distinct('leaky') / 2);
});

test('grid lines stay parallel to the axes: a function of one coordinate cannot turn them', () => {
  for (const name of names) {
    const rows = figureRows(data, `${name}-grid`, ['piece', 'x1', 'x2']);
    const lines = Math.max(...rows.map(({ piece }) => piece)) + 1;
    for (const { piece, x1, x2 } of rows) {
      const first = rows.find((row) => row.piece === piece)!;
      expect(piece < lines / 2 ? x1 : x2).toBe(piece < lines / 2 ? first.x1 : first.x2);
    }
  }
});

test('soft shrinkage sends to the origin what a normal law says', () => {
  const expected = figureNumber(data, 'shrink-expected');
  // The normal probability of ±1/2, from tables.
  expect(Math.sqrt(expected)).toBeCloseTo(0.38292492, 7);
  const deviation = Math.sqrt((expected * (1 - expected)) / figureNumber(data, 'points'));
  expect(Math.abs(figureNumber(data, 'shrink-at-origin') - expected)).toBeLessThan(4 * deviation);
});

test('the curves are those of the planes', () => {
  const rows = figureRows(data, 'curves', ['x', ...names]);
  const { x, ...values } = rows.at(-1)!;
  expect(x).toBe(3);
  for (const name of names) {
    const corner = Math.max(...figureRows(data, `${name}-grid`, ['x1']).map(({ x1 }) => x1));
    expect(values[name]).toBeCloseTo(corner, 12);
  }
});
