import { expect, test } from 'vitest';
import { figureNumber } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import module from './module.ts';

const data = await runFigure(module);
const number = (name: string) => figureNumber(data, name);

/** The unit, written down anew. */
function unit({
  x1 = number('x-1'),
  x2 = number('x-2'),
  w1 = number('weight-1'),
  b = number('bias'),
}) {
  return Math.tanh(w1 * x1 + number('weight-2') * x2 + b);
}

test('the output is that of the unit', () => {
  expect(number('output')).toBeCloseTo(unit({}), 14);
});

test.each([
  ['grad-input-1', 'x1', 'x-1'],
  ['grad-input-2', 'x2', 'x-2'],
  ['grad-weight-1', 'w1', 'weight-1'],
  ['grad-bias', 'b', 'bias'],
])('%s is gradOutput times the slope of the output', (gradient, argument, at) => {
  const h = 1e-5;
  const slope =
    (unit({ [argument]: number(at) + h }) - unit({ [argument]: number(at) - h })) / (2 * h);
  expect(number(gradient)).toBeCloseTo(number('grad-output') * slope, 8);
});

test('the gradients of the weights are the input, and those of the input the weights, times the gradient of the bias', () => {
  for (const k of [1, 2]) {
    expect(number(`grad-weight-${k}`)).toBeCloseTo(number('grad-bias') * number(`x-${k}`), 14);
    expect(number(`grad-input-${k}`)).toBeCloseTo(number('grad-bias') * number(`weight-${k}`), 14);
  }
});
