import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { createRun } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { expect, test } from 'vitest';
import { cubicMean, cubicSamples } from '../../mathematics/cubic-samples.ts';
import { reluRegressions } from '../../models/regressions.ts';
import ensembleRegression from './ensemble-regression.ts';

const run = createRun();
const data = await runFigure(ensembleRegression, { run });
const number = (name: string) => figureNumber(data, name);
const nets = ['net1', 'net2', 'net3', 'net4', 'net5'] as const;

test('the samples are a cubic with noise between 0 and 0.3 that is 0.15 on average', () => {
  const noise = cubicSamples().map(({ x, y }) => y - x ** 3);
  expect(Math.min(...noise)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...noise)).toBeLessThan(0.3);
  const mean = noise.reduce((sum, u) => sum + u, 0) / noise.length;
  expect(Math.abs(mean - 0.15)).toBeLessThan((4 * 0.3) / Math.sqrt(12 * 100));
});

test('outside of the samples the nets differ more than five times as much as among them', () => {
  for (const family of ['relu', 'tanh'])
    expect(number(`${family}-outside`)).toBeGreaterThan(5 * number(`${family}-inside`));
});

test('among the samples every net predicts the mean of what can be known', () => {
  for (const family of ['relu', 'tanh']) {
    const rows = figureRows(data, family, ['x', ...nets]).filter(({ x }) => Math.abs(x) <= 0.9);
    for (const row of rows)
      for (const net of nets) expect(Math.abs(row[net] - cubicMean(row.x))).toBeLessThan(0.15);
  }
});

test('mean, deviation and band are those of the five curves', () => {
  for (const family of ['relu', 'tanh']) {
    const rows = figureRows(data, family, ['x', 'mean', 'deviation', ...nets]);
    const band = figureRows(data, `${family}-band`, ['x', 'y']);
    expect(band).toHaveLength(2 * rows.length);
    rows.forEach((row, i) => {
      const values = nets.map((net) => row[net]);
      const mean = values.reduce((sum, v) => sum + v, 0) / 5;
      const square = values.reduce((sum, v) => sum + v * v, 0) / 5;
      expect(row.mean).toBeCloseTo(mean, 12);
      expect(row.deviation ** 2).toBeCloseTo(square - mean ** 2, 9);
      expect(band[i]!.y - band[2 * rows.length - 1 - i]!.y).toBeCloseTo(2 * row.deviation, 12);
    });
  }
});

test('a net with relu is straight beyond its last kink', async () => {
  for (const model of reluRegressions) {
    const { weights } = await run.train(model, 'test').then(({ data: trained }) => trained);
    const net = { ...model.parameters.form, weights };
    const lastKink = Math.max(...weights[0]!.map((w, i) => Math.abs(weights[1]![i]! / w)));
    for (const side of [-1, 1]) {
      const [a, b, c] = [1, 2, 3].map((far) => evaluateNet(net, [side * (lastKink + far)])[0]!) as [
        number,
        number,
        number,
      ];
      expect(Math.abs(a - 2 * b + c)).toBeLessThan(1e-10 * (1 + Math.abs(b)));
    }
  }
});
