import { expect, test } from 'vitest';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import finiteDifferences from './finite-differences.ts';

const data = await runFigure(finiteDifferences);
const rows = figureRows(data, 'errors', ['h', 'forward', 'central', 'single']);
const between = (low: number, high: number) => rows.filter(({ h }) => h > low && h < high);

/** The mean slope in the doubly logarithmic plane. */
function order(name: 'forward' | 'central', low: number, high: number): number {
  const part = between(low, high);
  const [first, last] = [part[0]!, part.at(-1)!];
  return Math.log(last[name] / first[name]) / Math.log(last.h / first.h);
}

test('where truncation rules, the forward quotient is of first order, the symmetric one of second', () => {
  expect(order('forward', 1e-6, 1e-1)).toBeCloseTo(1, 1);
  expect(order('central', 1e-3, 1e-1)).toBeCloseTo(2, 1);
});

test('where rounding rules, errors stay below a few units of rounding divided by the step', () => {
  for (const { h, forward, central } of between(1e-14, 1e-9)) {
    expect(forward * h).toBeLessThan(2e-15);
    expect(central * h).toBeLessThan(2e-15);
  }
});

test('the best symmetric quotient has ten digits in float64, the best in float32 at most five', () => {
  expect(figureNumber(data, 'best-central-digits')).toBeGreaterThan(10);
  expect(figureNumber(data, 'best-forward-digits')).toBeGreaterThan(7);
  const honest = between(1e-4, 1).map(({ single }) => single);
  expect(honest.sort((a, b) => a - b)[Math.floor(honest.length / 4)]).toBeGreaterThan(1e-6);
});
