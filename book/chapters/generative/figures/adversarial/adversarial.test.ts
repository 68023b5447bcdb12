import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { criticLoss } from '../../mathematics/critic-energy.ts';
import adversarial from './adversarial.ts';

const data = await runFigure(adversarial);
const number = (name: string) => figureNumber(data, name);
const history = figureRows(data, 'history', ['step', 'critic', 'generator', 'gradient']);

test('the generated targets come to the curve and cover it', () => {
  expect(number('coverage-after')).toBeLessThan(0.15);
  expect(number('coverage-after')).toBeLessThan(number('coverage-before') / 4);
  expect(number('precision-after')).toBeLessThan(0.15);
});

test('the critic’s energy is low at the data and grows with the distance from the curve', () => {
  expect(number('plane-energy-after') / number('data-energy-after')).toBeGreaterThan(3);
  expect(number('rank-correlation-after')).toBeGreaterThan(0.4);
});

test('losses are finite and never negative, and the history goes from the first step to the last', () => {
  for (const { critic, generator, gradient } of history) {
    for (const value of [critic, generator, gradient]) {
      expect(Number.isFinite(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(0);
    }
  }
  expect(history[0]!.step).toBe(0);
  expect(history.at(-1)!.step).toBe(number('steps') - 1);
});

test('the generator is never left without a gradient', () => {
  for (const { gradient } of history) expect(gradient).toBeGreaterThan(1e-3);
});

test('equal energies of data and generated targets cost the critic the larger of energy and margin', () => {
  const margin = number('margin');
  for (const energy of [0, 0.05, margin, 0.7]) {
    const energies = [energy, energy, energy];
    expect(criticLoss(energies, energies, margin)).toBeCloseTo(Math.max(margin, energy), 14);
  }
});

test('a critic cannot lose less than the overlap of what it is asked to tell apart', () => {
  // Half of the generated targets are data: with energies 0 and m the loss is m times that half.
  expect(criticLoss([0, 0], [0, 0.2], 0.2)).toBeCloseTo(0.1, 14);
  expect(criticLoss([0.05, 0.05], [0.05, 0.2], 0.2)).toBeGreaterThan(0.1);
});
