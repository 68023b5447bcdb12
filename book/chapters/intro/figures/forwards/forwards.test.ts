import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Point } from '@chiaroscuro/compute/plane';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { cost, energy, inputGradient, outputGradient } from '../../mathematics/inference.ts';
import { move, pairNet } from '../../mathematics/untrained-pair.ts';
import forwards from './forwards.ts';

const data = await runFigure(forwards);
const net = pairNet('shallow');
const x: Point = [figureNumber(data, 'input-1'), figureNumber(data, 'input-2')];
const prediction = move(net, x);

test('the energy is least at the prediction, where it is zero', () => {
  expect(energy(net, x, prediction)).toBe(0);
  expect(outputGradient(net, x, prediction).map(Math.abs)).toEqual([0, 0]);
  expect(figureNumber(data, 'prediction-1')).toBe(prediction[0]);
});

test('each step multiplies the energy by (1 − 2η)²', () => {
  const rows = figureRows(data, 'descent', ['step', 'slow', 'medium', 'fast']);
  for (const name of ['slow', 'medium', 'fast'] as const) {
    const factor = (1 - 2 * figureNumber(data, `rate-${name}`)) ** 2;
    rows.forEach(({ step, [name]: value }) =>
      expect(Math.abs(value / (rows[0]![name] * factor ** step) - 1)).toBeLessThan(1e-6),
    );
  }
});

test('paths are straight lines to the prediction', () => {
  for (const { piece, y1, y2 } of figureRows(data, 'paths', ['piece', 'y1', 'y2'])) {
    const start = figureRows(data, 'starts', ['y1', 'y2'])[piece]!;
    const cross =
      (y1 - prediction[0]) * (start.y2 - prediction[1]) -
      (y2 - prediction[1]) * (start.y1 - prediction[0]);
    expect(Math.abs(cross)).toBeLessThan(1e-12);
  }
});

test('the level lines have the energies that they are said to have', () => {
  for (const { level, y1, y2 } of figureRows(data, 'levels', ['level', 'y1', 'y2']))
    expect(Math.abs(cost([y1, y2], prediction) - level)).toBeLessThan(1e-12);
});

test('both gradients of the energy are those of finite differences', () => {
  const [y, step]: [Point, number] = [[0.6, 0.2], 1e-6];
  const shift = (point: Point, i: number, by: number): Point => [
    point[0] + (i === 0 ? by : 0),
    point[1] + (i === 1 ? by : 0),
  ];
  for (const i of [0, 1]) {
    const slope = (at: (by: number) => number) => (at(step) - at(-step)) / (2 * step);
    expect(outputGradient(net, x, y)[i]!).toBeCloseTo(
      slope((by) => energy(net, x, shift(y, i, by))),
      8,
    );
    expect(inputGradient(net, x, y)[i]!).toBeCloseTo(
      slope((by) => energy(net, shift(x, i, by), y)),
      8,
    );
  }
});
