import { describe, expect, test } from 'vitest';
import { seededRandom } from '@chiaroscuro/compute/random';
import { drawWeights } from '@chiaroscuro/training/initial-weights';
import { bothPasses, costOf, type Circuit } from './circuit.ts';
import { backward, forward, type Module } from './modules.ts';
import { linearModules, nudge, smallInput, smallNet, smallTarget } from './small-net.ts';

const step = 1e-5;
const net = smallNet();
const passes = bothPasses(net, smallInput, smallTarget);

/** The symmetric difference quotient of the cost. */
function slope(of: (by: number) => number): number {
  return (of(step) - of(-step)) / (2 * step);
}

describe('every gradient of the small net is that of finite differences', () => {
  test.each([0, 2])('weights and biases of module %i', (module) => {
    const { gradWeight, gradBias } = passes.backwards[module]!;
    gradBias!.forEach((gradient, k) => {
      const cost = (by: number) => costOf(nudge(net, { module, k, by }), smallInput, smallTarget);
      expect(Math.abs(slope(cost) - gradient)).toBeLessThan(1e-8);
      gradWeight![k]!.forEach((ofWeight, i) => {
        const costs = (by: number) =>
          costOf(nudge(net, { module, k, i, by }), smallInput, smallTarget);
        expect(Math.abs(slope(costs) - ofWeight)).toBeLessThan(1e-8);
      });
    });
  });

  test('the input', () => {
    smallInput.forEach((_, i) => {
      const cost = (by: number) =>
        costOf(
          net,
          smallInput.map((x, j) => (j === i ? x + by : x)),
          smallTarget,
        );
      expect(Math.abs(slope(cost) - passes.gradients[0]![i]!)).toBeLessThan(1e-8);
    });
  });
});

test.each<Module>([{ kind: 'relu' }, { kind: 'tanh' }, { kind: 'log-softargmax' }])(
  'the backward pass of $kind is its transposed Jacobian',
  (module) => {
    const x = [0.4, -1.1, 0.9, 2.3];
    const g = [0.3, -0.2, 0.7, 0.1];
    const { gradInput } = backward(module, x, g);
    x.forEach((_, i) => {
      const along = (by: number) =>
        forward(
          module,
          x.map((value, j) => (j === i ? value + by : value)),
        ).reduce((sum, y, k) => sum + g[k]! * y, 0);
      expect(Math.abs(slope(along) - gradInput[i]!)).toBeLessThan(1e-9);
    });
  },
);

test('the gradient of the input is the product of the transposed Jacobians', () => {
  const jacobian = (module: Module, x: readonly number[]): number[][] => {
    const outputs = forward(module, x).length;
    return Array.from({ length: outputs }, (_, k) => {
      const unit = Array.from({ length: outputs }, (_, j) => (j === k ? 1 : 0));
      return backward(module, x, unit).gradInput;
    });
  };
  // From the input onwards, the expensive way: Jacobian times Jacobian.
  const whole = net.modules
    .map((module, i) => jacobian(module, passes.values[i]!))
    .reduce((done, next) =>
      next.map((row) => done[0]!.map((_, i) => row.reduce((s, v, k) => s + v * done[k]![i]!, 0))),
    );
  whole[smallTarget]!.forEach((value, i) =>
    expect(-value).toBeCloseTo(passes.gradients[0]![i]!, 12),
  );
});

test('the gradient of a batch is the sum over its samples, and so is that of a weight used twice', () => {
  const samples = [smallInput, [0.3, 0.8], [-1, -0.2]];
  const gradients = samples.map((x) => bothPasses(net, x, smallTarget).backwards[2]!.gradBias!);
  const together = (by: number) =>
    samples.reduce(
      (sum, x) => sum + costOf(nudge(net, { module: 2, k: 4, by }), x, smallTarget),
      0,
    );
  expect(slope(together)).toBeCloseTo(
    gradients.reduce((sum, g) => sum + g[4]!, 0),
    8,
  );

  const [layer] = linearModules(drawWeights(seededRandom(3), [4, 4]), [4, 4]);
  const twice: Circuit = {
    modules: [layer!, { kind: 'tanh' }, layer!, { kind: 'log-softargmax' }],
  };
  const x = [0.2, -0.5, 0.1, 0.9];
  const { backwards } = bothPasses(twice, x, 1);
  const both = (by: number) =>
    costOf(nudge(nudge(twice, { module: 0, k: 2, i: 3, by }), { module: 2, k: 2, i: 3, by }), x, 1);
  expect(slope(both)).toBeCloseTo(
    backwards[0]!.gradWeight![2]![3]! + backwards[2]!.gradWeight![2]![3]!,
    8,
  );
});

test('gradBias is gradOutput, and behind log-softargmax it sums to zero', () => {
  expect(passes.backwards[2]!.gradBias).toEqual(passes.gradients[3]);
  expect(passes.gradients[3]!.reduce((sum, g) => sum + g, 0)).toBeCloseTo(0, 12);
});
