import tfjs from '@tensorflow/tfjs';
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { activations } from '@chiaroscuro/kernels/activation';
import type { Activation } from '@chiaroscuro/kernels/activation';
import { numbersOf } from './cases/case.ts';
import { functions } from './cases/dense-layers.ts';
import { deviation } from './cases/derivatives.ts';
import { matMul } from './cases/layers.ts';
import { at, build, map, sum, zip } from './cases/number-array.ts';
import type { NumberArray } from './cases/number-array.ts';
import { takeDerivativesUsed } from './guard.ts';
import { registerGradients } from './register-gradients.ts';
import { jacobianColumns } from './tangents.ts';

beforeAll(async () => {
  tfjs.env().set('PROD', true);
  await tfjs.setBackend('cpu');
  registerGradients(tfjs);
});

/** A net 2 → 5 → 4 → 3 at four points. */
const x = numbersOf({ shape: [4, 2] }, 1);
const parameters = [
  numbersOf({ shape: [2, 5] }, 2),
  numbersOf({ shape: [5], range: [-0.5, 0.5] }, 3),
  numbersOf({ shape: [5, 4] }, 4),
  numbersOf({ shape: [4], range: [-0.5, 0.5] }, 5),
  numbersOf({ shape: [4, 3] }, 6),
  numbersOf({ shape: [3] }, 7),
];

test.each(activations)(
  'the Jacobian of a net with %s agrees with finite differences',
  (activation) => {
    const columns = tfjs.tidy(() =>
      jacobianColumns(
        tfjs,
        tensor(x) as Tensor2D,
        layersOf(parameters.map(tensor), activation),
      ).map((column) => [...column.dataSync()]),
    );
    for (const [i, column] of columns.entries()) {
      const step = 1e-5;
      const moved = (by: number) =>
        net(
          build(x.shape, (index) => at(x, index) + (index[1] === i ? by : 0)),
          parameters,
          activation,
        );
      const expected = zip(moved(step), moved(-step), (a, b) => (a - b) / (2 * step));
      expect(deviation(column, expected.values)).toBeLessThan(1e-5);
    }
  },
);

test.each(activations)(
  "one gradient of a contractive penalty, the Jacobian's mean square, with %s agrees with finite differences",
  (activation) => {
    const weights = parameters.filter((_, i) => i % 2 === 0);
    takeDerivativesUsed(tfjs);
    const gradient = tfjs.tidy(() => {
      const penalty = (...kernels: Tensor[]): Tensor => {
        const all = parameters.map((p, i) => (i % 2 === 0 ? kernels[i / 2]! : tensor(p)));
        const columns = jacobianColumns(tfjs, tensor(x) as Tensor2D, layersOf(all, activation));
        return tfjs.addN(columns.map((column) => column.square().sum())).div(x.shape[0]!);
      };
      return tfjs
        .grads(penalty)(weights.map(tensor))
        .flatMap((g) => [...g.dataSync()]);
    });
    expect(Math.max(...Object.values(takeDerivativesUsed(tfjs)))).toBe(1);
    expect(deviation(gradient, differences(activation))).toBeLessThan(1e-5);
  },
);

/** The gradient of the float64 penalty by the kernels, its Jacobian by differences itself; error about 1e-8. */
function differences(activation: Activation): number[] {
  const step = 1e-4;
  return parameters.flatMap((parameter, which) =>
    which % 2 === 1
      ? []
      : parameter.values.map((_, entry) => {
          const moved = (by: number) =>
            penalty64(
              parameters.map((p, i) =>
                i === which
                  ? { ...p, values: p.values.map((v, k) => (k === entry ? v + by : v)) }
                  : p,
              ),
              activation,
            );
          return (moved(step) - moved(-step)) / (2 * step);
        }),
  );
}

function penalty64(of: readonly NumberArray[], activation: Activation): number {
  const step = 1e-4;
  return sum(
    [0, 1].map((i) => {
      const moved = (by: number) =>
        net(
          build(x.shape, (index) => at(x, index) + (index[1] === i ? by : 0)),
          of,
          activation,
        );
      const column = zip(moved(step), moved(-step), (a, b) => ((a - b) / (2 * step)) ** 2);
      return sum(column.values) / x.shape[0]!;
    }),
  );
}

/** The net in float64; the last layer is linear. */
function net(input: NumberArray, of: readonly NumberArray[], activation: Activation): NumberArray {
  return [0, 2, 4].reduce((signal, i) => {
    const sums = zip(matMul(signal, of[i]!), of[i + 1]!, (a, b) => a + b);
    return i === 4 ? sums : map(sums, functions[activation]);
  }, input);
}

function layersOf(tensors: readonly Tensor[], activation: Activation) {
  return [0, 2, 4].map((i) => ({
    kernel: tensors[i] as Tensor2D,
    bias: tensors[i + 1] as Tensor1D,
    activation: i === 4 ? ('linear' as const) : activation,
  }));
}

function tensor({ values, shape }: NumberArray): Tensor {
  return tfjs.tensor([...values], [...shape]);
}
