import { linspace } from '@chiaroscuro/compute/grids';
import { expect, test } from 'vitest';
import {
  leakyRelu,
  linear,
  relu,
  sigmoid,
  softplus,
  softShrink,
  tanh,
  type Activation,
} from './activations.ts';

// No node falls on a kink.
const x = linspace(-6, 6, 1000);
const all: Activation[] = [
  ...[relu, leakyRelu(0.2), tanh, sigmoid, softplus(), softplus(4)],
  ...[softShrink(0.5), linear],
];

test('slopes are those of finite differences', () => {
  const step = 1e-6;
  for (const { value, slope } of all)
    for (const at of x)
      expect(Math.abs((value(at + step) - value(at - step)) / (2 * step) - slope(at))).toBeLessThan(
        1e-8,
      );
});

test('no activation stretches, and none decreases', () => {
  for (const { slope } of all)
    for (const at of x) {
      expect(slope(at)).toBeGreaterThanOrEqual(0);
      expect(slope(at)).toBeLessThanOrEqual(1);
    }
});

test('the logistic function is a hyperbolic tangent, moved and scaled', () => {
  for (const at of x)
    expect(Math.abs(sigmoid.value(at) - (1 + Math.tanh(at / 2)) / 2)).toBeLessThan(1e-15);
});

test('softplus lies above relu by at most log 2 / β, at zero', () => {
  for (const beta of [0.5, 1, 4, 20]) {
    const { value } = softplus(beta);
    for (const at of x) {
      const excess = value(at) - relu.value(at);
      expect(excess).toBeGreaterThanOrEqual(0);
      expect(excess).toBeLessThanOrEqual(Math.log(2) / beta);
    }
    expect(value(0)).toBeCloseTo(Math.log(2) / beta, 14);
    expect(value(1000)).toBe(1000);
  }
});

test('the leaky relu is undone by the one whose slope is the inverse', () => {
  for (const at of x) expect(leakyRelu(5).value(leakyRelu(0.2).value(at))).toBeCloseTo(at, 14);
});

test('soft shrinking brings no two numbers further apart, and those near zero together', () => {
  const { value } = softShrink(0.5);
  x.slice(1).forEach((at, i) =>
    expect(Math.abs(value(at) - value(x[i]!))).toBeLessThanOrEqual(at - x[i]! + 1e-15),
  );
  expect([value(-0.4), value(0.5), value(1.5), value(-1.5)].map(Math.abs)).toEqual([0, 0, 1, 1]);
});
