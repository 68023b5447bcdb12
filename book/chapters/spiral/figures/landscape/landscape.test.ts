import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { createRun } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { expect, test } from 'vitest';
import { crossEntropyEnergy } from '../../mathematics/class-energies.ts';
import classifier from '../../models/classifier.ts';
import landscape from './landscape.ts';

const run = createRun();
const data = await runFigure(landscape, { run });
const { data: model } = await run.train(classifier, 'test');
const net = { ...classifier.parameters.form, weights: model.weights };
const shown = figureNumber(data, 'class');
const energyAt = (x1: number, x2: number) =>
  crossEntropyEnergy(evaluateNet(net, [x1, x2]), shown - 1);

test('every line lies where the energy has its level, up to the size of a cell', () => {
  const cell = (2 * figureNumber(data, 'half-width')) / 60;
  const rows = figureRows(data, 'contours', ['level', 'x1', 'x2']);
  for (const { level, x1, x2 } of rows.filter((_, i) => i % 7 === 0)) {
    const near = [-1, 0, 1].flatMap((i) =>
      [-1, 0, 1].map((j) => energyAt(x1 + i * cell, x2 + j * cell)),
    );
    expect(level).toBeGreaterThan(Math.min(...near));
    expect(level).toBeLessThan(Math.max(...near));
  }
});

test('there is a line at every step from the first to the top', () => {
  const levels = new Set(figureRows(data, 'contours', ['level']).map(({ level }) => level));
  const [step, top] = [figureNumber(data, 'step'), figureNumber(data, 'top')];
  expect([...levels]).toEqual(Array.from({ length: top / step }, (_, i) => (i + 1) * step));
});

test('the class lies below the lowest line, nearly all others above it', () => {
  const step = figureNumber(data, 'step');
  for (const k of [1, 2, 3, 4, 5]) {
    const energies = figureRows(data, `samples-${k}`, ['F']).map(({ F }) => F);
    const below = energies.filter((F) => F < step).length / energies.length;
    if (k === shown) expect(below).toBeGreaterThan(0.97);
    else expect(below).toBeLessThan(0.1);
  }
});
