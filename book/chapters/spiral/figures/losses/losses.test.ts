import { figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { hingeLoss, logLoss, pullOfLogLoss } from '../../mathematics/losses.ts';
import { softargmax } from '../../mathematics/soft-extrema.ts';
import losses, { smoothedGap } from './losses.ts';

const data = await runFigure(losses);
const rows = figureRows(data, 'losses', ['gap', 'perceptron', 'hinge', 'log', 'pull']);

test('the hinge is zero exactly where the gap has reached the margin', () => {
  for (const { gap, hinge } of rows) expect(hinge === 0).toBe(gap >= 1);
  expect(hingeLoss(0.25, 0.25)).toBe(0);
});

test('the log loss is positive, falls, and approaches −gap on the wrong side', () => {
  rows.slice(1).forEach(({ log }, i) => expect(log).toBeLessThan(rows[i]!.log));
  for (const gap of [-1, -5, -20]) {
    expect(Math.abs(logLoss(gap) + gap)).toBeLessThan(Math.exp(gap));
    expect(logLoss(-gap)).toBeGreaterThan(0);
  }
});

test('its slope is minus the pull, and −1/2 at a tie', () => {
  const h = 1e-5;
  for (const { gap, pull } of rows) {
    const slope = (logLoss(gap + h) - logLoss(gap - h)) / (2 * h);
    expect(Math.abs(slope + pull)).toBeLessThan(1e-9);
  }
  expect(pullOfLogLoss(0)).toBe(0.5);
});

test('the log loss lies above the perceptron, by at most log 2', () => {
  for (const { perceptron, log } of rows) {
    expect(log).toBeGreaterThan(perceptron);
    expect(log - perceptron).toBeLessThanOrEqual(Math.log(2) + 1e-12);
  }
});

test('at the smoothed gap the prediction is the smoothed target', () => {
  const prediction = softargmax([smoothedGap(5, 0.1), 0, 0, 0, 0]);
  expect(prediction[0]!).toBeCloseTo(0.92, 12);
  expect(prediction[1]!).toBeCloseTo(0.02, 12);
});
