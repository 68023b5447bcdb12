import { expect, test } from 'vitest';
import { figureNumber } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import gates from './gates.ts';

const data = await runFigure(gates);
const the = (name: string) => figureNumber(data, name);
const h = 1e-6;
const slope = (of: (x: number) => number, at: number) => (of(at + h) - of(at - h)) / (2 * h);

test('each gate passes the gradient that finite differences give', () => {
  const [x, w, b, g, o] = [the('x'), the('weight'), the('bias'), the('gradient'), the('other')];
  expect(the('linear-input-gradient')).toBeCloseTo(
    slope((u) => g * (w * u + b), x),
    8,
  );
  expect(the('linear-weight-gradient')).toBeCloseTo(
    slope((u) => g * (u * x + b), w),
    8,
  );
  expect(the('linear-bias-gradient')).toBeCloseTo(
    slope((u) => g * (w * x + u), b),
    8,
  );
  const relu = (u: number) => Math.max(0, u);
  expect(the('relu-input-gradient-1')).toBeCloseTo(
    slope((u) => g * relu(u), x),
    8,
  );
  expect(the('relu-input-gradient-2')).toBeCloseTo(
    slope((u) => o * relu(u), the('negative')),
    8,
  );
  // A copy is used twice: its two gradients add.
  expect(the('copied-gradient')).toBeCloseTo(
    slope((u) => g * u + o * u, x),
    8,
  );
});

test('the outputs are those of the modules', () => {
  expect(the('linear-output')).toBe(the('weight') * the('x') + the('bias'));
  expect([the('relu-output-1'), the('relu-output-2')]).toEqual([the('x'), 0]);
  expect(the('sum-output')).toBeCloseTo(the('x') + the('negative'), 12);
  expect(the('max-output')).toBe(the('x'));
});
