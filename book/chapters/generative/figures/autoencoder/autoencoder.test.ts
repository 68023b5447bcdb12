import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { createRun } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { evaluateNet, jacobianOf } from '@chiaroscuro/training/evaluate-net';
import { expect, test } from 'vitest';
import { autoencoderForm, cutAtCode } from '../../mathematics/autoencoder.ts';
import { rankCorrelation } from '../../mathematics/rank-correlation.ts';
import { singularValues } from '../../mathematics/vector-fields.ts';
import { sCurvePoint } from '../../mathematics/s-curve.ts';
import { autoencoders } from '../../models/autoencoders.ts';
import figure from './autoencoder.ts';

const run = createRun();
const data = await runFigure(figure, { run });
const { data: model } = await run.train(autoencoders.s, 'test');
const net = { ...autoencoderForm, weights: model.weights };
const number = (name: string) => figureNumber(data, name);

test('the samples cost little, and the codes are in the order of the curve', () => {
  expect(number('loss')).toBeLessThan(2e-3);
  expect(number('loss')).toBeLessThan(number('variance-2') / 20);
  expect(number('rank-correlation')).toBeGreaterThan(0.99);
  const codes = figureRows(data, 'codes', ['t', 'h']);
  const [places, heights] = [codes.map(({ t }) => t), codes.map(({ h }) => h)];
  expect(Math.abs(rankCorrelation(places, heights))).toBeCloseTo(number('rank-correlation'), 12);
  for (const { h } of codes) expect(Math.abs(h)).toBeLessThan(1);
});

test('the decoded curve stays near the true one', () => {
  expect(number('sweep-error')).toBeLessThan(0.12);
  for (const { y1, y2 } of figureRows(data, 'curve', ['y1', 'y2']).filter((_, i) => i % 40 === 0)) {
    const distances = Array.from({ length: 2001 }, (_, i) => {
      const [to1, to2] = sCurvePoint(i / 2000);
      return Math.hypot(y1 - to1, y2 - to2);
    });
    expect(Math.min(...distances)).toBeLessThan(number('sweep-error') + 1e-3);
  }
});

test('the two halves make the whole net', () => {
  const { encode, decode } = cutAtCode(model.weights);
  for (const { y1, y2, u, v } of figureRows(data, 'arrows', ['y1', 'y2', 'u', 'v'])) {
    const whole = evaluateNet(net, [y1, y2]);
    const halves = decode(encode([y1, y2]));
    expect(halves[0]).toBeCloseTo(whole[0]!, 12);
    expect(halves[1]).toBeCloseTo(whole[1]!, 12);
    expect(y1 + u).toBeCloseTo(whole[0]!, 12);
    expect(y2 + v).toBeCloseTo(whole[1]!, 12);
  }
});

test('a code of one number leaves predictions one direction to move in', () => {
  for (const { y1, y2 } of figureRows(data, 'arrows', ['y1', 'y2'])) {
    const [[a, b], [c, d]] = jacobianOf(net, [y1, y2]) as [[number, number], [number, number]];
    const [least, most] = singularValues({
      v: [0, 0],
      J: [
        [a, b],
        [c, d],
      ],
    });
    expect(least).toBeLessThan(1e-6 * most + 1e-15);
  }
});

test('no energy is below the squared distance from the curve', () => {
  expect(number('sample-gap')).toBeGreaterThan(-1e-9);
  expect(number('plane-gap')).toBeGreaterThan(number('sample-gap'));
  expect(number('plane-gap')).toBeLessThan(number('plane-energy'));
});

test('the samples have the variances of the S', () => {
  expect(number('variance-1')).toBeCloseTo(0.4614, 4);
  expect(number('variance-2')).toBeCloseTo(0.0442, 4);
});
