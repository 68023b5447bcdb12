import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { createRun } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { expect, test } from 'vitest';
import { crossEntropyEnergy } from '../../mathematics/class-energies.ts';
import { softargmax } from '../../mathematics/soft-extrema.ts';
import { trainingSamples } from '../../mathematics/train-classifier.ts';
import linearClassifier from '../../models/linear-classifier.ts';
import linearFailure from './linear-failure.ts';

const run = createRun();
const data = await runFigure(linearFailure, { run });
const { data: linear } = await run.train(linearClassifier, 'test');
const net = { ...linearClassifier.parameters.form, weights: linear.weights };
const number = (name: string) => figureNumber(data, name);
const samples = trainingSamples();

test('without a nonlinearity fewer than six of ten are right, with a relu more than 99 of 100', () => {
  expect(number('accuracy')).toBeLessThan(0.6);
  expect(number('accuracy')).toBeGreaterThan(0.4);
  expect(number('relu-accuracy')).toBeGreaterThan(0.99);
  expect(number('relu-fresh-accuracy')).toBeGreaterThan(0.97);
});

test('the net without a nonlinearity is affine: midpoints go to midpoints', () => {
  for (const [a, b] of [
    [
      [-1, 0.3],
      [0.7, 0.9],
    ],
    [
      [0.2, -1],
      [1, 1],
    ],
  ] as const) {
    const middle = evaluateNet(net, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
    const [ends, others] = [evaluateNet(net, a), evaluateNet(net, b)];
    middle.forEach((s, k) => expect(s).toBeCloseTo((ends[k]! + others[k]!) / 2, 9));
  }
});

test('its loss is as low as any affine map’s: what fails is the form, not the training', () => {
  // Convex in the fifteen numbers of an affine map; descent from where the net ended finds nothing better.
  const features = samples.map(({ x, k }) => ({ phi: [x[0], x[1], 1], k }));
  const origin = evaluateNet(net, [0, 0]);
  const map = [
    [1, 0],
    [0, 1],
  ].map((unit) => evaluateNet(net, unit).map((s, k) => s - origin[k]!));
  const theta = [map[0]!, map[1]!, origin];
  const scoresOf = (phi: readonly number[]) =>
    origin.map((_, k) => theta.reduce((sum, row, i) => sum + phi[i]! * row[k]!, 0));
  const loss = () =>
    features.reduce((sum, { phi, k }) => sum + crossEntropyEnergy(scoresOf(phi), k), 0) /
    features.length;
  const before = loss();
  for (let step = 0; step < 400; step++) {
    const slopes = theta.map((row) => row.map(() => 0));
    for (const { phi, k } of features)
      softargmax(scoresOf(phi)).forEach((p, j) =>
        slopes.forEach(
          (row, i) => (row[j]! += (phi[i]! * (p - Number(j === k))) / features.length),
        ),
      );
    // The loss’s curvature is at most 1/2 · mean |φ|² < 1, so that steps of 1 never climb.
    theta.forEach((row, i) => row.forEach((_, j) => (row[j]! -= slopes[i]![j]!)));
  }
  expect(loss()).toBeLessThanOrEqual(before);
  expect(before - loss()).toBeLessThan(1e-3);
  expect(Math.abs(before - number('loss'))).toBeLessThan(1e-4);
});

test('all its regions are convex', () => {
  for (const k of [1, 2, 3, 4, 5]) {
    const line = figureRows(data, `region-${k}`, ['x1', 'x2']).slice(1);
    const corners = line.map(({ x1, x2 }) => [x1, x2] as const);
    // Bent to either side by no more than what bisecting a grid leaves.
    const bends = corners.slice(2).map(([cx, cy], i) => {
      const [[ax, ay], [bx, by]] = [corners[i]!, corners[i + 1]!];
      return (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
    });
    const sign = Math.sign(bends.reduce((sum, bend) => sum + bend, 0));
    // A cell in which three regions meet cuts a corner off.
    for (const bend of bends) expect(sign * bend).toBeGreaterThan(-0.5 * (2.2 / 44) ** 2);
  }
});

test('the rings together give the accuracies, and the middle of the arms is what is right', () => {
  const rings = figureRows(data, 'rings', ['radius', 'linear', 'relu']);
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  expect(mean(rings.map(({ linear: share }) => share))).toBeCloseTo(number('accuracy'), 12);
  expect(mean(rings.map(({ relu }) => relu))).toBeCloseTo(number('relu-accuracy'), 12);
  const best = rings.reduce((a, b) => (b.linear > a.linear ? b : a));
  expect(best.radius).toBeGreaterThan(0.4);
  expect(best.radius).toBeLessThan(0.85);
  expect(rings[0]!.linear).toBeLessThan(0.3);
  expect(rings.at(-1)!.linear).toBeLessThan(0.5);
});

test('both begin near log 5, what an undecided net pays', () => {
  expect(number('chance-loss')).toBeCloseTo(Math.log(5), 12);
  for (const name of ['linear', 'relu']) {
    const [first] = figureRows(data, 'losses', [name]);
    expect(Math.abs(first![name]! - Math.log(5))).toBeLessThan(0.2);
  }
});
