import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { createRun } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { expect, test } from 'vitest';
import { crossEntropyEnergy, linearEnergy } from '../../mathematics/class-energies.ts';
import classifier from '../../models/classifier.ts';
import energies from './energies.ts';

const run = createRun();
const data = await runFigure(energies, { run });
const { data: model } = await run.train(classifier, 'test');
const net = { ...classifier.parameters.form, weights: model.weights };
const number = (name: string) => figureNumber(data, name);
const classes = [1, 2, 3, 4, 5];
const heats = classes.map((k) => figureRows(data, `heat-${k}`, ['x1', 'x2', 'F']));
const linear = figureRows(data, 'heat-linear', ['x1', 'x2', 'F']);

test('the cross-entropy is never negative, and e to minus it is a probability', () => {
  linear.forEach((_, i) => {
    const values = heats.map((heat) => heat[i]!.F);
    for (const value of values) expect(value).toBeGreaterThanOrEqual(0);
    expect(values.reduce((sum, F) => sum + Math.exp(-F), 0)).toBeCloseTo(1, 9);
  });
});

test('both energies differ by what no class knows of, so they choose alike', () => {
  for (const { x1, x2 } of linear.filter((_, i) => i % 11 === 0)) {
    const scores = evaluateNet(net, [x1, x2]);
    const differences = scores.map(
      (_, k) => crossEntropyEnergy(scores, k) - linearEnergy(scores, k),
    );
    for (const difference of differences) expect(difference).toBeCloseTo(differences[0]!, 9);
    const choose = (energy: typeof linearEnergy) => {
      const values = scores.map((_, k) => energy(scores, k));
      return values.indexOf(Math.min(...values));
    };
    expect(choose(crossEntropyEnergy)).toBe(choose(linearEnergy));
  }
});

test('the maps show the net’s energies', () => {
  heats.forEach((heat, k) => {
    for (const { x1, x2, F } of heat.filter((_, i) => i % 29 === 0))
      expect(F).toBeCloseTo(crossEntropyEnergy(evaluateNet(net, [x1, x2]), k), 9);
  });
  for (const { x1, x2, F } of linear.filter((_, i) => i % 29 === 0))
    expect(F).toBe(-evaluateNet(net, [x1, x2])[0]!);
});

test('on the samples the right class is lower than the best wrong one by more than 1', () => {
  expect(number('mean-best-wrong') - number('mean-right')).toBeGreaterThan(1);
  // The mean energy of the right class is the loss that training has brought down; its last step still counts.
  expect(number('mean-right')).toBeLessThan(1.5 * model.losses.at(-1)!);
});

test('level lines pass between nodes at which the energy is above and below', () => {
  const cell = (2 * number('half-width')) / 36;
  for (const k of classes)
    for (const { x1, x2 } of figureRows(data, `contours-${k}`, ['x1', 'x2']).filter(
      (_, i) => i % 13 === 0,
    )) {
      const corners = heats[k - 1]!.filter(
        (node) => Math.abs(node.x1 - x1) < cell && Math.abs(node.x2 - x2) < cell,
      ).map(({ F }) => F);
      const step = number('contour-step');
      const levelBelow = Math.floor(Math.max(...corners) / step) * step;
      expect(levelBelow).toBeGreaterThanOrEqual(Math.min(...corners));
    }
});

test('−s is piecewise linear: along a line its second difference vanishes but for at most 100 kinks', () => {
  const count = 4001;
  const values = Array.from({ length: count }, (_, i) => {
    const t = -1.5 + (3 * i) / (count - 1);
    return linearEnergy(evaluateNet(net, [t, 0.3 - 0.7 * t]), 2);
  });
  const kinks = values
    .slice(2)
    .filter((value, i) => Math.abs(value - 2 * values[i + 1]! + values[i]!) > 1e-9);
  // A kink between two nodes shows in one second difference, on a node in one or two.
  expect(kinks.length).toBeLessThanOrEqual(200);
  expect(kinks.length).toBeGreaterThan(5);
});

test('F_lin of a class has no floor: it sinks below what it is on any sample', () => {
  const onSamples = figureRows(data, 'samples-1', ['x1', 'x2']).map(
    ({ x1, x2 }) => -evaluateNet(net, [x1, x2])[0]!,
  );
  expect(number('linear-least')).toBeLessThan(Math.min(...onSamples));
});
