import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { createRun } from '@chiaroscuro/compute/run';
import { energy } from '../../mathematics/energy.ts';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { hornRadii, hornSamples } from '../../mathematics/horn-samples.ts';
import { predict } from '../../mathematics/predictor.ts';
import { seededRandom } from '@chiaroscuro/compute/random';
import hornDecoder, { meanFreeEnergy } from '../../models/horn-decoder.ts';
import conditional from './conditional.ts';

const run = createRun({ backend: 'wasm' });
const data = await runFigure(conditional, { run });
const { data: model } = await run.train(hornDecoder, 'conditional');

test('the trained free energy is below 0.15 on average', () => {
  expect(figureNumber(data, 'mean-free-energy-untrained')).toBeGreaterThan(10);
  expect(figureNumber(data, 'mean-free-energy')).toBeLessThan(0.15);
  expect(meanFreeEnergy(model.trained, hornSamples())).toBe(figureNumber(data, 'mean-free-energy'));
});

test('the predicted radii are the horn’s, to 5 % on average', () => {
  const errors = figureRows(data, 'radii', ['x', 'f1', 'f2'])
    .filter(({ x }) => x >= 0.05 && x <= 0.95)
    .flatMap(({ x, f1, f2 }) => {
      const [rho1, rho2] = hornRadii(x);
      return [Math.abs(Math.abs(f1) - rho1) / rho1, Math.abs(Math.abs(f2) - rho2) / rho2];
    });
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  expect(mean).toBeLessThan(0.05);
  expect(figureNumber(data, 'radius-error')).toBeCloseTo(mean, 9);
});

test('every row of a manifold is f(x) ∘ (cos z, sin z)', () => {
  for (const [table, parameters] of [
    ['untrained', model.untrained],
    ['trained', model.trained],
  ] as const) {
    const rows = figureRows(data, table, ['x', 'z', 'y1', 'y2']);
    expect(rows).toHaveLength(26 * 49);
    for (const { x, z, y1, y2 } of rows) {
      const [f1, f2] = predict(parameters, x);
      expect(Math.abs(y1 - f1 * Math.cos(z))).toBeLessThan(1e-9);
      expect(Math.abs(y2 - f2 * Math.sin(z))).toBeLessThan(1e-9);
    }
  }
});

test('the conditional energy is Σ (yᵢ − fᵢ(x) gᵢ(z))²', () => {
  for (const { x, y } of hornSamples().slice(0, 50)) {
    const [f1, f2] = predict(model.trained, x);
    for (const z of [0, 1, 2.5, 4]) {
      const expected = (y[0] - f1 * Math.cos(z)) ** 2 + (y[1] - f2 * Math.sin(z)) ** 2;
      expect(Math.abs(energy([f1, f2], y, z) - expected)).toBeLessThan(1e-12 * (1 + expected));
    }
  }
});

test('the free energy falls along the history', () => {
  const F = figureRows(data, 'history', ['epoch', 'F']).map((row) => row.F);
  expect(F.at(-1)).toBeLessThan(F[0]! / 100);
  expect(F[20]).toBeLessThan(F[0]! / 5);
});

test('the predictor starts from uniform numbers within 1/√fan-in', () => {
  [1, 1, 8, 8, 8, 8].forEach((inputs, i) => {
    const bound = 1 / Math.sqrt(inputs);
    expect(Math.max(...model.untrained[i]!.map(Math.abs))).toBeLessThanOrEqual(bound);
  });
  expect(model.untrained.map((values) => values.length)).toEqual([8, 8, 64, 8, 16, 2]);
  const first = seededRandom(hornDecoder.seed).uniform();
  expect(model.untrained[0]![0]).toBe(2 * first - 1);
});
