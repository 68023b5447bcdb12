import tfjs from '@tensorflow/tfjs';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { deviation } from './cases/derivatives.ts';
import { numbersOf } from './cases/case.ts';
import { registerGradients } from './register-gradients.ts';

/** An activation, its float64 form and the derivative of that. */
interface Activation {
  name: string;
  apply: (u: Tensor) => Tensor;
  value: (u: number) => number;
  slope: (u: number) => number;
}

const sigmoid = (u: number) => 1 / (1 + Math.exp(-u));

const activations: Activation[] = [
  { name: 'tanh', apply: (u) => u.tanh(), value: Math.tanh, slope: (u) => 1 - Math.tanh(u) ** 2 },
  {
    name: 'sigmoid',
    apply: (u) => u.sigmoid(),
    value: sigmoid,
    slope: (u) => sigmoid(u) * sigmoid(-u),
  },
  {
    name: 'softplus',
    apply: (u) => u.softplus(),
    value: (u) => Math.log1p(Math.exp(u)),
    slope: sigmoid,
  },
  {
    name: 'relu',
    apply: (u) => u.relu(),
    value: (u) => Math.max(u, 0),
    slope: (u) => (u > 0 ? 1 : 0),
  },
  {
    name: 'leaky relu',
    apply: (u) => u.leakyRelu(0.2),
    value: (u) => Math.max(u, 0.2 * u),
    slope: (u) => (u > 0 ? 1 : 0.2),
  },
  {
    name: 'elu',
    apply: (u) => u.elu(),
    value: (u) => (u > 0 ? u : Math.expm1(u)),
    slope: (u) => (u > 0 ? 1 : Math.exp(u)),
  },
  {
    name: 'selu',
    apply: (u) => u.selu(),
    value: (u) => 1.0507009873554805 * (u > 0 ? u : 1.6732632423543772 * Math.expm1(u)),
    slope: (u) => 1.0507009873554805 * (u > 0 ? 1 : 1.6732632423543772 * Math.exp(u)),
  },
  { name: 'exp', apply: (u) => u.exp(), value: Math.exp, slope: Math.exp },
  {
    name: 'x sigmoid(x)',
    apply: (u) => u.mul(u.sigmoid()),
    value: (u) => u * sigmoid(u),
    slope: (u) => sigmoid(u) * (1 + u * sigmoid(-u)),
  },
];

const widths = [2, 8, 3, 1];
const count = 5;
const points = numbersOf({ shape: [count, 2] }, 3);
/** Kernel and bias of each layer in turn. */
const weights = widths
  .slice(1)
  .flatMap((outputs, layer) => [
    numbersOf({ shape: [widths[layer]!, outputs], range: [-0.8, 0.8] }, 2 * layer),
    numbersOf({ shape: [outputs], range: [-0.3, 0.3] }, 2 * layer + 1),
  ]);

/** What TensorFlow.js gives as it comes, by activation: an error where it refuses. */
const stockPenalties = new Map<string, number[] | Error>();
let stockSwish = 0;

describe.each(['wasm', 'cpu'])('the gradient of a gradient penalty on %s', (backend) => {
  beforeAll(async () => {
    tfjs.env().set('PROD', true);
    await tfjs.setBackend(backend);
    await tfjs.ready();
    if (stockPenalties.size === 0) {
      for (const activation of activations)
        stockPenalties.set(activation.name, attempt(activation));
      stockSwish = secondDerivativeOfSwish();
    }
    registerGradients(tfjs);
  });

  test.each(activations)('with $name agrees with finite differences', (activation) => {
    expect(deviation(penaltyGradient(activation), differences(activation))).toBeLessThan(1e-5);
  });
});

test('TensorFlow.js as it comes is wrong or refuses where outputs are saved and where slopes are chosen', () => {
  const isRight = ({ name }: Activation, i: number) => {
    const gradient = stockPenalties.get(name)!;
    return !(gradient instanceof Error) && deviation(gradient, differences(activations[i]!)) < 1e-5;
  };
  expect(activations.filter(isRight).map(({ name }) => name)).toEqual(['softplus', 'relu']);
});

test('what is wrong as it comes is not always refused', () => {
  expect(stockPenalties.get('x sigmoid(x)')).not.toBeInstanceOf(Error);
  expect(stockPenalties.get('tanh')).toBeInstanceOf(Error);
});

test('the second derivative of x sigmoid(x), silently wrong as it comes, is right', () => {
  const s = sigmoid(1);
  const right = s * (1 - s) * (2 + (1 - 2 * s));
  expect(Math.abs(stockSwish - right) / right).toBeGreaterThan(0.2);
  expect(secondDerivativeOfSwish()).toBeCloseTo(right, 6);
});

function secondDerivativeOfSwish(): number {
  const first = tfjs.grad((x: Tensor) => x.mul(x.sigmoid()));
  return tfjs.tidy(
    () =>
      tfjs
        .grad((x) => first(x))(tfjs.scalar(1))
        .dataSync()[0]!,
  );
}

function attempt(activation: Activation): number[] | Error {
  try {
    return penaltyGradient(activation);
  } catch (error) {
    return error as Error;
  }
}

/** ∂/∂weights of ⟨(‖∇f(x)‖ − 1)²⟩ over the points, without that of the last bias, which is not there. */
function penaltyGradient(activation: Activation): number[] {
  return tfjs.tidy(() => {
    const x = tfjs.tensor2d([...points.values], [count, 2]);
    const penalty = (...w: Tensor[]): Scalar => {
      const slope = tfjs.grad((at: Tensor) => critic(at, w, activation).sum())(x);
      return slope.square().sum(1).sqrt().sub(1).square().mean();
    };
    const tensors = weights
      .slice(0, -1)
      .map(({ values, shape }) => tfjs.tensor([...values], [...shape]));
    return tfjs
      .grads(penalty)(tensors)
      .flatMap((gradient) => [...gradient.dataSync()]);
  });
}

function critic(x: Tensor, w: readonly Tensor[], { apply }: Activation): Tensor {
  const hidden = (a: Tensor, layer: number) =>
    apply(a.matMul(w[2 * layer]!).add(w[2 * layer + 1]!));
  return hidden(hidden(x, 0), 1).matMul(w[4] as Tensor2D);
}

/** The same by central differences of the float64 penalty; error about 1e-9. */
function differences(activation: Activation): number[] {
  const step = 1e-5;
  return weights.slice(0, -1).flatMap(({ values }, layer) =>
    values.map((_, i) => {
      const moved = (by: number) =>
        penalty64(
          weights.map((w, at) =>
            at === layer ? w.values.map((value, k) => (k === i ? value + by : value)) : w.values,
          ),
          activation,
        );
      return (moved(step) - moved(-step)) / (2 * step);
    }),
  );
}

function penalty64(w: readonly (readonly number[])[], activation: Activation): number {
  let total = 0;
  for (let n = 0; n < count; n += 1) {
    const x = points.values.slice(2 * n, 2 * n + 2);
    const norm = Math.hypot(slope64(x, [1, 0], w, activation), slope64(x, [0, 1], w, activation));
    total += (norm - 1) ** 2 / count;
  }
  return total;
}

/** The derivative of the critic at x in a direction, by the chain rule, layer by layer. */
function slope64(
  x: readonly number[],
  direction: readonly number[],
  w: readonly (readonly number[])[],
  { value, slope }: Activation,
): number {
  let a = x;
  let da = direction;
  for (const layer of [0, 1]) {
    const outputs = widths[layer + 1]!;
    const apply = (to: readonly number[], j: number) =>
      to.reduce((total, xi, i) => total + xi * w[2 * layer]![i * outputs + j]!, 0);
    const u = w[2 * layer + 1]!.map((bias, j) => bias + apply(a, j));
    const du = u.map((_, j) => apply(da, j));
    a = u.map(value);
    da = du.map((d, j) => slope(u[j]!) * d);
  }
  return da.reduce((total, d, i) => total + d * w[4]![i]!, 0);
}
