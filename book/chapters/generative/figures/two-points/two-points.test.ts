import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { coldnessOf, exactField } from '../../mathematics/denoising.ts';
import { stationaryPoints } from '../../mathematics/stationary-points.ts';
import { warmPrototypeEnergy } from '../../mathematics/prototypes.ts';
import {
  rightSink,
  twoPointField,
  twoPointPotential,
  twoPoints,
} from '../../mathematics/two-points.ts';
import figure from './two-points.ts';

const data = await runFigure(figure);
const starts = [-0.9, -0.5, 0.01, 0.5, 0.9].map((y1) => [y1, 0.02] as const);

test('from σ = 1 on the middle is the only stationary point, and a sink', () => {
  for (const sigma of [1.05, 1.3, 2]) {
    const points = stationaryPoints(twoPointField(sigma), starts);
    expect(points).toHaveLength(1);
    expect(points[0]!.kind).toBe('sink');
    expect(Math.hypot(...points[0]!.y)).toBeLessThan(1e-9);
  }
});

test('below, it is a saddle between two sinks, with the eigenvalues 1/σ² − 1 and −1', () => {
  for (const sigma of [0.95, 0.7, 0.4]) {
    const points = stationaryPoints(twoPointField(sigma), [
      ...starts,
      [rightSink(sigma), 0],
      [-rightSink(sigma), 0],
    ]);
    expect(points.map(({ kind }) => kind).sort()).toEqual(['saddle', 'sink', 'sink']);
    const saddle = points.find(({ kind }) => kind === 'saddle')!;
    expect(saddle.eigenvalues[0]).toBeCloseTo(-1, 9);
    expect(saddle.eigenvalues[1]).toBeCloseTo(1 / sigma ** 2 - 1, 9);
    for (const { y } of points.filter(({ kind }) => kind === 'sink')) {
      expect(Math.abs(y[0])).toBeCloseTo(rightSink(sigma), 6);
    }
  }
});

test('at β = 1 the sinks are at ±0.9575', () => {
  expect(coldnessOf(Math.SQRT1_2)).toBeCloseTo(1, 12);
  expect(figureNumber(data, 'cold-sink')).toBeCloseTo(0.9575, 4);
});

test('every point of the branch solves y₁ = tanh(y₁/σ²), and the branch ends like a square root', () => {
  for (const { sigma, y1 } of figureRows(data, 'branch', ['sigma', 'y1'])) {
    expect(Math.tanh(y1 / sigma ** 2)).toBeCloseTo(y1, 12);
  }
  const sigma = 0.999;
  expect(rightSink(sigma) / Math.sqrt(3 * (1 - sigma ** 2))).toBeCloseTo(1, 2);
});

test('the field is that of the best denoiser, and the potential half its free energy', () => {
  const sigma = figureNumber(data, 'field-sigma');
  const [general, special] = [exactField(twoPoints, sigma), twoPointField(sigma)];
  const F = (y1: number) => warmPrototypeEnergy(twoPoints, [y1, 0], coldnessOf(sigma)).value;
  for (const y of [
    [0.3, -0.2],
    [-1.1, 0.7],
    [0, 0],
    [1.5, 1.5],
  ] as const) {
    const [one, other] = [general(y), special(y)];
    one.v.forEach((value, i) => expect(value).toBeCloseTo(other.v[i]!, 12));
    one.J.flat().forEach((value, i) => expect(value).toBeCloseTo(other.J.flat()[i]!, 12));
    expect(twoPointPotential(sigma, y[0])).toBeCloseTo((F(y[0]) - F(0)) / 2, 12);
  }
});

test('streamlines never cross the ridge, and run downhill towards it never', () => {
  const rows = figureRows(data, 'flow', ['piece', 'y1']);
  rows.slice(1).forEach(({ piece, y1 }, i) => {
    const before = rows[i]!;
    if (before.piece === piece) expect(before.y1 * y1).toBeGreaterThanOrEqual(0);
  });
  for (const { y1, y2, u, v } of figureRows(data, 'heads', ['y1', 'y2', 'u', 'v'])) {
    const [along1, along2] = twoPointField(figureNumber(data, 'field-sigma'))([y1, y2]).v;
    expect(u * along1 + v * along2).toBeGreaterThan(0);
  }
});
