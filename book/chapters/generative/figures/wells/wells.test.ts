import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Point } from '@chiaroscuro/compute/plane';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { warmPrototypeEnergy, warmReconstruction } from '../../mathematics/prototypes.ts';
import wells from './wells.ts';

const data = await runFigure(wells);
const betas = [200, 20, 5];

test('along the coil, F_∞ ≤ F_β ≤ F_∞ + log K/β, and colder is lower', () => {
  for (const row of figureRows(data, 'section', ['cold', 'beta1000', 'beta200'])) {
    expect(row.beta1000).toBeGreaterThanOrEqual(row.cold - 1e-12);
    expect(row.beta1000).toBeLessThanOrEqual(row.cold + Math.log(20) / 1000 + 1e-12);
    expect(row.beta200).toBeGreaterThan(row.beta1000);
    expect(row.beta200).toBeLessThanOrEqual(row.cold + Math.log(20) / 200 + 1e-12);
  }
});

test('no round of the EM algorithm raises the loss', () => {
  for (const beta of betas) {
    const losses = figureRows(data, `losses-${beta}`, ['loss']).map(({ loss }) => loss);
    losses.slice(1).forEach((loss, i) => expect(loss).toBeLessThanOrEqual(losses[i]! + 1e-14));
  }
});

test('heat merges prototypes', () => {
  const left = betas.map((beta) => figureNumber(data, `distinct-${beta}`));
  expect(left[0]).toBe(20);
  expect(left[1]).toBeLessThan(20);
  expect(left[2]).toBeLessThan(left[1]!);
  expect(left[2]).toBeGreaterThan(1);
});

test('the gradient of F_β is twice the residual of the reconstruction', () => {
  const prototypes = figureRows(data, 'prototypes-20', ['y1', 'y2']).map(({ y1, y2 }): Point => [
    y1,
    y2,
  ]);
  const at: Point = [0.3, -0.4];
  const h = 1e-5;
  const F = (d1: number, d2: number) =>
    warmPrototypeEnergy(prototypes, [at[0] + d1, at[1] + d2], 20).value;
  const [r1, r2] = warmReconstruction(prototypes, at, 20);
  expect((F(h, 0) - F(-h, 0)) / (2 * h)).toBeCloseTo(2 * (at[0] - r1), 8);
  expect((F(0, h) - F(0, -h)) / (2 * h)).toBeCloseTo(2 * (at[1] - r2), 8);
});

test('the heat maps show the free energies of their panels', () => {
  for (const beta of betas) {
    const prototypes = figureRows(data, `prototypes-${beta}`, ['y1', 'y2']).map(
      ({ y1, y2 }): Point => [y1, y2],
    );
    const rows = figureRows(data, `heat-${beta}`, ['y1', 'y2', 'F']);
    for (const { y1, y2, F } of rows.filter((_, i) => i % 53 === 0)) {
      const sum = prototypes.reduce(
        (total, [w1, w2]) => total + Math.exp(-beta * ((y1 - w1) ** 2 + (y2 - w2) ** 2)),
        0,
      );
      expect(F).toBeCloseTo(-Math.log(sum / 20) / beta, 9);
    }
  }
});
