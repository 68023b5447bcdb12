import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Point } from '@chiaroscuro/compute/plane';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import {
  apply,
  diagonal,
  distance,
  identity,
  multiply,
  transpose,
  type Matrix2,
} from '../../mathematics/matrix.ts';
import circuit from './circuit.ts';

const data = await runFigure(circuit);
const matrix = (name: string): Matrix2 => {
  const entry = (place: string) => figureNumber(data, `${name}-${place}`);
  return [
    [entry('11'), entry('12')],
    [entry('21'), entry('22')],
  ];
};
const [w, u, vTransposed] = [matrix('w'), matrix('u'), matrix('v-transposed')];
const sigma = diagonal(figureNumber(data, 'sigma-1'), figureNumber(data, 'sigma-2'));
const signal = (place: number): Point => [
  figureNumber(data, `signal-${place}-1`),
  figureNumber(data, `signal-${place}-2`),
];

test('the signal goes through Vᵀ, Σ and U in this order, and comes out as W r', () => {
  [vTransposed, sigma, u].forEach((factor, i) => {
    const [s1, s2] = apply(factor, signal(i));
    expect(Math.hypot(s1 - signal(i + 1)[0], s2 - signal(i + 1)[1])).toBeLessThan(1e-12);
  });
  const [s1, s2] = apply(w, signal(0));
  expect(Math.hypot(s1 - signal(3)[0], s2 - signal(3)[1])).toBeLessThan(1e-12);
});

test('U and V are orthogonal', () => {
  for (const factor of [u, vTransposed])
    expect(distance(multiply(transpose(factor), factor), identity)).toBeLessThan(1e-12);
});

test('the circle stays a circle, then becomes an ellipse along the axes, which is turned', () => {
  const rows = (place: number) => figureRows(data, `circle-${place}`, ['phi', 'x1', 'x2']);
  for (const place of [0, 1])
    for (const { x1, x2 } of rows(place)) expect(Math.hypot(x1, x2)).toBeCloseTo(1, 12);
  for (const { phi, x1, x2 } of rows(2)) {
    expect(x1).toBeCloseTo(sigma[0][0] * Math.cos(phi), 12);
    expect(x2).toBeCloseTo(sigma[1][1] * Math.sin(phi), 12);
  }
  rows(3).forEach(({ x1, x2 }, i) =>
    expect(Math.hypot(x1, x2)).toBeCloseTo(Math.hypot(rows(2)[i]!.x1, rows(2)[i]!.x2), 12),
  );
});
