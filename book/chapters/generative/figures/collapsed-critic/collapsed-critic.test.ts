import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import collapsed from './collapsed-critic.ts';

const data = await runFigure(collapsed);
const number = (name: string) => figureNumber(data, name);
const history = figureRows(data, 'history', ['step', 'critic', 'generator', 'gradient']);

test('the critic learns at first: for a while it loses clearly less than the margin', () => {
  expect(number('least-loss')).toBeLessThan(0.8 * number('margin'));
  expect(number('best-step')).toBeLessThan(number('last-step-heard'));
});

test('it ends on the plateau: every energy is zero and the loss is the margin, exactly', () => {
  expect(number('greatest-data-energy')).toBe(0);
  expect(number('greatest-generated-energy')).toBe(0);
  expect(number('loss-end')).toBeCloseTo(number('margin'), 12);
});

test('the generator is left without a gradient, its task undone', () => {
  expect(number('gradient-end')).toBe(0);
  expect(number('last-step-heard')).toBeLessThan(number('steps') - 1);
  expect(number('coverage')).toBeGreaterThan(0.15);
  const silent = history.filter(({ step }) => step > number('last-step-heard'));
  for (const { critic, generator, gradient } of silent) {
    expect(critic).toBeCloseTo(number('margin'), 6);
    expect([generator, gradient]).toEqual([0, 0]);
  }
});

test('the losses are those of energies that are never negative', () => {
  for (const { critic, generator } of history) {
    expect(critic).toBeGreaterThanOrEqual(0);
    expect(generator).toBeGreaterThanOrEqual(0);
  }
});
