import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Point } from '@chiaroscuro/compute/plane';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { energy, inputGradient } from '../../mathematics/inference.ts';
import { apply, determinant, transpose } from '../../mathematics/matrix.ts';
import { singularValues } from '../../mathematics/singular-values.ts';
import { move, moveJacobian, pairNet } from '../../mathematics/untrained-pair.ts';
import backwards from './backwards.ts';

const data = await runFigure(backwards);
const names = ['reached', 'missed', 'deep'] as const;
const target = (name: string): Point => [
  figureNumber(data, `target-1-${name}`),
  figureNumber(data, `target-2-${name}`),
];

/** Where the descents ended, and what is true there. */
const ends = (name: (typeof names)[number]) =>
  figureRows(data, `ends-${name}`, ['x1', 'x2']).map(({ x1, x2 }) => {
    const net = pairNet(name === 'deep' ? 'deep' : 'shallow');
    return {
      x1,
      x2,
      E: energy(net, [x1, x2], target(name)),
      slope: Math.hypot(...inputGradient(net, [x1, x2], target(name))),
      determinant: determinant(moveJacobian(net, [x1, x2])),
    };
  });

test('no step of a descent goes uphill', () => {
  for (const name of names) {
    const rows = figureRows(data, `paths-${name}`, ['piece', 'E']);
    rows.slice(1).forEach(({ piece, E }, i) => {
      if (rows[i]!.piece === piece) expect(E).toBeLessThanOrEqual(rows[i]!.E);
    });
  }
});

test('where the target is within reach, the shallow net has two inputs for it, and both are found', () => {
  const net = pairNet('shallow');
  expect(figureNumber(data, 'arrived-reached')).toBe(figureNumber(data, 'starts'));
  const places = new Set(
    ends('reached').map(({ x1, x2 }) =>
      `${x1.toFixed(3)} ${x2.toFixed(3)}`.replaceAll('-0.000', '0.000'),
    ),
  );
  expect(places.size).toBe(2);
  const other: Point = [figureNumber(data, 'other-1'), figureNumber(data, 'other-2')];
  const [y1, y2] = move(net, other);
  expect(Math.hypot(y1 - target('reached')[0], y2 - target('reached')[1])).toBeLessThan(1e-7);
});

test('the mean of the two is no answer', () => {
  const middle: Point = [
    (figureNumber(data, 'known-1') + figureNumber(data, 'other-1')) / 2,
    (figureNumber(data, 'known-2') + figureNumber(data, 'other-2')) / 2,
  ];
  expect(energy(pairNet('shallow'), middle, target('reached'))).toBeGreaterThan(1e-3);
});

test('where it is out of reach, descents end on the fold, with the residual at a right angle to the sheet', () => {
  const net = pairNet('shallow');
  for (const { x1, x2, E, slope, determinant } of ends('missed')) {
    expect(E).toBeGreaterThan(1e-4);
    expect(slope).toBeLessThan(1e-8);
    expect(Math.abs(determinant)).toBeLessThan(1e-6);
    const jacobian = moveJacobian(net, [x1, x2]);
    const [y1, y2] = move(net, [x1, x2]);
    const residual: Point = [target('missed')[0] - y1, target('missed')[1] - y2];
    const { sigma } = singularValues(jacobian);
    expect(sigma[0]).toBeGreaterThan(0.05);
    const along = apply(transpose(jacobian), residual);
    expect(Math.hypot(...along) / (sigma[0] * Math.hypot(...residual))).toBeLessThan(1e-6);
  }
});

test('a descent that ends with no slope has arrived, or is on a fold', () => {
  for (const name of names)
    for (const { E, slope, determinant } of ends(name))
      if (slope < 1e-8) expect(E < 1e-9 || Math.abs(determinant) < 1e-6).toBe(true);
});

test('through the deep net some arrive and some are caught', () => {
  const arrived = figureNumber(data, 'arrived-deep');
  expect(arrived).toBeGreaterThan(0);
  expect(arrived).toBeLessThan(figureNumber(data, 'starts'));
  expect(figureNumber(data, 'worst-end-deep')).toBeGreaterThan(1e-5);
});

test('a price takes the answer that is nearer to the origin, and makes it a little wrong', () => {
  const priced = [figureNumber(data, 'priced-1'), figureNumber(data, 'priced-2')];
  const known = Math.hypot(figureNumber(data, 'known-1'), figureNumber(data, 'known-2'));
  expect(known).toBeLessThan(
    Math.hypot(figureNumber(data, 'other-1'), figureNumber(data, 'other-2')),
  );
  expect(Math.hypot(...priced)).toBeLessThan(known);
  expect(Math.hypot(priced[0]!, priced[1]! - 1.5)).toBeLessThan(0.2);
  expect(figureNumber(data, 'priced-energy')).toBeGreaterThan(0);
});

test('level lines lie where the energy has their value, as far as the grid can tell', () => {
  for (const name of ['reached', 'missed'] as const) {
    const net = pairNet('shallow');
    const greatest = figureNumber(data, `greatest-${name}`);
    for (const { level, y1, y2 } of figureRows(data, `contours-${name}`, ['level', 'y1', 'y2']))
      expect(Math.abs(energy(net, [y1, y2], target(name)) / greatest - level)).toBeLessThan(0.01);
  }
});
