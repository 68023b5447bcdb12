import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { guidedEnergy, guidedSlope, inferLatent } from '../../mathematics/ellipse.ts';
import amortised from './amortised.ts';

const data = await runFigure(amortised);
const number = (name: string) => figureNumber(data, name);

test('the decoder finds the half-axes', () => {
  expect(
    Math.hypot(Math.abs(number('weight-1')) - 2, Math.abs(number('weight-2')) - 1.5),
  ).toBeLessThan(0.05);
});

test('the gap of a guess is never negative, and training makes it a hundred times smaller', () => {
  expect(number('smallest-gap')).toBeGreaterThanOrEqual(-1e-12);
  expect(number('gap-ratio')).toBeGreaterThan(100);
});

test('inference from the guess is shorter than from anywhere', () => {
  expect(number('steps-from-guess')).toBeLessThan(number('steps-from-random') / 2);
  const steps = figureRows(data, 'steps', ['guess', 'random']);
  steps.slice(1).forEach(({ guess, random }, i) => {
    expect(guess).toBeGreaterThanOrEqual(steps[i]!.guess);
    expect(random).toBeGreaterThanOrEqual(steps[i]!.random);
  });
});

test('what is inferred with a guess has at most the energy of the guess, and is stationary', () => {
  const w = [number('weight-1'), number('weight-2')] as const;
  const weight = number('guess-weight');
  for (const { y1, y2 } of figureRows(data, 'samples', ['y1', 'y2']).slice(0, 40)) {
    for (const guess of [0.3, 2, 5]) {
      const y = [y1, y2] as const;
      const { z, value } = inferLatent(w, y, { z: guess, weight });
      expect(value).toBeLessThanOrEqual(guidedEnergy(w, y, guess, { z: guess, weight }));
      expect(Math.abs(guidedSlope(w, y, z, { z: guess, weight }))).toBeLessThan(1e-9);
    }
  }
});

test('the gap tells how large the errors of the guesses are', () => {
  const ratio = number('error-from-gap') / number('guess-error');
  expect(ratio).toBeGreaterThan(0.7);
  expect(ratio).toBeLessThan(1.4);
});
