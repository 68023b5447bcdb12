import type { Tensor } from '@tensorflow/tfjs';
import type { Tf } from '../engine.ts';
import { numbersOf } from './case.ts';
import type { Case } from './case.ts';
import type { NumberArray } from './number-array.ts';

/**
 * The function whose derivatives are compared: L(x) = Σ wᵢ (yᵢ + ½ yᵢ²) of the outputs y of a use of a
 * kernel. Weights differ, so that no two outputs can be confused, and the square gives
 * linear kernels a second derivative.
 */
function loss(tf: Tf, { compute }: Case, inputs: readonly Tensor[]): Tensor {
  // Copies, which are disposed before the way back as intermediate results are.
  const y = compute(tf, ...inputs.map((input) => input.mul(1)));
  return y
    .add(y.square().mul(0.5))
    .mul(tf.tensor(weights(y.size), y.shape))
    .sum();
}

function referenceLoss({ reference }: Case, inputs: readonly NumberArray[]): number {
  const { values } = reference(...inputs);
  const w = weights(values.length);
  return values.reduce((total, y, i) => total + w[i]! * (y + 0.5 * y * y), 0);
}

function weights(count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.fround(0.5 + ((i * 0.7548776662466927) % 1)));
}

/** The inputs of a case, the same on every call. */
export function inputsOf({ inputs }: Case): NumberArray[] {
  return inputs.map((input, i) => numbersOf(input, i));
}

/** The direction along which second derivatives are taken, as long as all inputs together. */
function directionsOf(inputs: readonly NumberArray[]): NumberArray[] {
  return inputs.map(({ shape }, i) => numbersOf({ shape, range: [-1, 1] }, i + 11));
}

/** The gradient of L by TensorFlow.js, of all inputs together. */
export function gradient(tf: Tf, tested: Case): number[] {
  const points = inputsOf(tested);
  return tf.tidy(() => {
    const gradients = tf.grads((...x) => loss(tf, tested, x))(points.map((x) => tensor(tf, x)));
    return gradients.flatMap((g) => [...g.dataSync()]);
  });
}

/** The product of L's Hessian with a direction by TensorFlow.js: a gradient of a gradient. */
export function hessianProduct(tf: Tf, tested: Case): number[] {
  const points = inputsOf(tested);
  const directions = directionsOf(points);
  return tf.tidy(() => {
    const slope = (...x: Tensor[]) => {
      const gradients = tf.grads((...inner) => loss(tf, tested, inner))(x);
      return tf.addN(gradients.map((g, i) => g.mul(tensor(tf, directions[i]!)).sum()));
    };
    return tf
      .grads(slope)(points.map((x) => tensor(tf, x)))
      .flatMap((g) => [...g.dataSync()]);
  });
}

function tensor(tf: Tf, { values, shape }: NumberArray): Tensor {
  return tf.tensor([...values], [...shape], 'float32');
}

/** The gradient of L by central differences in float64; error about 1e-9. */
export function differences(tested: Case): number[] {
  const points = inputsOf(tested);
  const step = 1e-5;
  const valueAt = (steps: readonly number[]) => referenceLoss(tested, moved(points, steps));
  return units(points).map(
    (unit) =>
      (valueAt(unit.map((u) => u * step)) - valueAt(unit.map((u) => -u * step))) / (2 * step),
  );
}

/** The product of L's Hessian with the direction by mixed central differences in float64; error about 1e-7. */
export function secondDifferences(tested: Case): number[] {
  const points = inputsOf(tested);
  const direction = directionsOf(points).flatMap(({ values }) => [...values]);
  const step = 2e-4;
  const valueAt = (unit: readonly number[], a: number, b: number) =>
    referenceLoss(
      tested,
      moved(
        points,
        unit.map((u, i) => step * (a * u + b * direction[i]!)),
      ),
    );
  return units(points).map(
    (unit) =>
      (valueAt(unit, 1, 1) - valueAt(unit, 1, -1) - valueAt(unit, -1, 1) + valueAt(unit, -1, -1)) /
      (4 * step * step),
  );
}

function units(points: readonly NumberArray[]): number[][] {
  const count = points.reduce((total, { values }) => total + values.length, 0);
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_, j) => (i === j ? 1 : 0)),
  );
}

function moved(points: readonly NumberArray[], steps: readonly number[]): NumberArray[] {
  let offset = 0;
  return points.map(({ shape, values }) => ({
    shape,
    values: values.map((value) => value + steps[offset++]!),
  }));
}

/** The largest difference, relative to the largest expected number or to 1. */
export function deviation(actual: readonly number[], expected: readonly number[]): number {
  const scale = Math.max(1, ...expected.map(Math.abs));
  return Math.max(...expected.map((value, i) => Math.abs(value - actual[i]!))) / scale;
}
