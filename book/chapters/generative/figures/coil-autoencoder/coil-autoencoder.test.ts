import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { createRun } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { cutAtCode, reconstructionEnergy } from '../../mathematics/autoencoder.ts';
import { autoencoders, coilTrainingSamples } from '../../models/autoencoders.ts';
import figure from './coil-autoencoder.ts';

const run = createRun();
const data = await runFigure(figure, { run });
const { data: model } = await run.train(autoencoders.coil, 'test');
const number = (name: string) => figureNumber(data, name);

test('the samples cost little', () => {
  const net = cutAtCode(model.weights);
  const energies = coilTrainingSamples().map(({ y }) => reconstructionEnergy(net, y));
  expect(energies.reduce((sum, F) => sum + F, 0) / energies.length).toBeCloseTo(number('loss'), 12);
  expect(number('loss')).toBeLessThan(5e-3);
});

test('the codes are not in the order of the curve, and the decoder leaves it', () => {
  expect(number('rank-correlation')).toBeLessThan(0.95);
  const codes = figureRows(data, 'codes', ['t', 'h']).map(({ h }) => h);
  const turns = codes
    .slice(2)
    .filter((h, i) => (h - codes[i + 1]!) * (codes[i + 1]! - codes[i]!) < 0);
  expect(turns.length).toBeGreaterThan(0);
  // The gap between two arms is 4/9 wide.
  expect(number('sweep-error')).toBeGreaterThan(0.1);
});
