import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import noFloor from './no-floor.ts';

const data = await runFigure(noFloor);
const number = (name: string) => figureNumber(data, name);
const steps = figureRows(data, 'steps', [
  'step',
  'linear',
  'crossEntropy',
  'accuracy',
  'contrastive',
]);

test('the loss falls at every step, and faster and faster', () => {
  steps.slice(1).forEach(({ linear }, i) => expect(linear).toBeLessThan(steps[i]!.linear));
  const fall = (from: number, to: number) => steps[from]!.linear - steps[to]!.linear;
  for (const start of [0, 50, 100, 150])
    expect(fall(start + 50, start + 100)).toBeGreaterThan(1.2 * fall(start, start + 50));
});

test('it falls at least as the square of the step: two layers grow, each by a constant at a step', () => {
  expect(number('exponent')).toBeGreaterThan(1.8);
  expect(number('exponent')).toBeLessThan(3);
  expect(number('loss')).toBeLessThan(-1000);
});

test('the mean cross-entropy is never below zero and grows, where the other training brings it down', () => {
  for (const { crossEntropy } of steps) expect(crossEntropy).toBeGreaterThanOrEqual(0);
  expect(number('cross-entropy')).toBeGreaterThan(5 * steps[0]!.crossEntropy);
  expect(number('contrastive-loss')).toBeLessThan(0.02);
});

test('the loss says nothing about right answers', () => {
  for (const { accuracy } of steps) expect(accuracy).toBeLessThan(0.7);
  expect(number('accuracy')).toBeLessThan(number('best-accuracy') + 1e-6);
  expect(number('accuracy')).toBeGreaterThan(0.1);
});
