import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { createRun } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import {
  cleanSamples,
  exactField,
  netField,
  netReconstruction,
} from '../../mathematics/denoising.ts';
import { warmPrototypeEnergy } from '../../mathematics/prototypes.ts';
import { coldnessOf } from '../../mathematics/denoising.ts';
import denoiser from '../../models/denoiser.ts';
import figure from './denoised-field.ts';

const run = createRun();
const data = await runFigure(figure, { run });
const { data: model } = await run.train(denoiser, 'test');
const number = (name: string) => figureNumber(data, name);

test('the net comes within a tenth of the least loss, and not below it', () => {
  expect(number('risk-ratio')).toBeGreaterThan(1);
  expect(number('risk-ratio')).toBeLessThan(1.1);
  expect(number('mean-cosine')).toBeGreaterThan(0.9);
});

test('the arrows are half the negative gradient of F_β, at β = 1/(2σ²)', () => {
  const samples = cleanSamples();
  for (const [table, sigma] of [
    ['fine-arrows', number('sigma')],
    ['coarse-arrows', number('coarse-sigma')],
  ] as const) {
    const F = (y1: number, y2: number) =>
      warmPrototypeEnergy(samples, [y1, y2], coldnessOf(sigma)).value;
    for (const { y1, y2, u, v } of figureRows(data, table, ['y1', 'y2', 'u', 'v'])) {
      const h = 1e-5;
      expect(u).toBeCloseTo(-(F(y1 + h, y2) - F(y1 - h, y2)) / (4 * h), 6);
      expect(v).toBeCloseTo(-(F(y1, y2 + h) - F(y1, y2 - h)) / (4 * h), 6);
    }
  }
});

test('the Jacobian of the exact field, and that of the net, agree with finite differences', () => {
  const h = 1e-5;
  for (const field of [exactField(cleanSamples(), 0.1), netField(model.weights)]) {
    for (const [y1, y2] of [
      [0.1, 0.2],
      [-0.6, 0.5],
      [0.9, -0.4],
      [0.5, 0.25],
    ] as const) {
      const { J } = field([y1, y2]);
      const [right, left] = [field([y1 + h, y2]).v, field([y1 - h, y2]).v];
      const [above, below] = [field([y1, y2 + h]).v, field([y1, y2 - h]).v];
      for (const i of [0, 1] as const) {
        expect(J[i][0]).toBeCloseTo((right[i] - left[i]) / (2 * h), 5);
        expect(J[i][1]).toBeCloseTo((above[i] - below[i]) / (2 * h), 5);
      }
    }
  }
});

test('divergence tells the net’s still places apart, too', () => {
  expect(number('net-attracting-count')).toBeGreaterThan(100);
  expect(number('net-repelling-count')).toBeGreaterThan(5);
  expect(number('net-attracting-reach')).toBeLessThan(number('net-repelling-gap'));
});

test('the net is nearly, but not quite, a gradient', () => {
  expect(number('net-curl')).toBeGreaterThan(0);
  expect(number('net-curl')).toBeLessThan(number('net-jacobian') / 5);
});

test('the field is that of the reconstruction', () => {
  const reconstruct = netReconstruction(model.weights);
  const [to1, to2] = reconstruct([0.3, -0.8]);
  expect(netField(model.weights)([0.3, -0.8]).v).toEqual([to1 - 0.3, to2 + 0.8]);
});
