import type { Tensor2D } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { adamUpdateName } from './adam-kernel.ts';
import type { AdamStep } from './adam-step.ts';
import { adamUpdate, adamUpdates, type AdamState } from './adam-update.ts';
import { registerKernels } from './register-kernels.ts';
import { relativeError, sineNumbers, startWasm } from './test-backend.ts';

const tf = await startWasm();
const settings = { learningRate: 0.05, beta1: 0.9, beta2: 0.99, epsilon: 1e-8 };

describe('by ordinary operations', stepsOfThePaper);

describe('by the kernel', () => {
  beforeAll(async () => {
    await registerKernels(tf);
    expect(tf.getKernel(adamUpdateName, 'wasm')).toBeDefined();
  });

  stepsOfThePaper();

  test('several parameters at once are updated as one by one', () => {
    tf.tidy(() => {
      const step: AdamStep = { ...settings, step: 4, weightDecay: 0.01 };
      const parameters = [[3, 5], [7], []].map((shape, seed) => ({
        value: numbersOf(shape, seed),
        gradient: numbersOf(shape, seed + 10),
        firstMoment: numbersOf(shape, seed + 20),
        secondMoment: numbersOf(shape, seed + 30).square(),
      }));
      const together = adamUpdates(tf, parameters, step);
      parameters.forEach((parameter, i) => {
        const alone = adamUpdate(tf, { ...parameter, ...step });
        for (const part of ['value', 'firstMoment', 'secondMoment'] as const) {
          expect(together[i]![part].shape).toEqual(parameter.value.shape);
          expect(together[i]![part].dataSync()).toEqual(alone[part].dataSync());
        }
      });
    });
  });

  test('a product after two steps is one with the new weights, and what came in is as it was', () => {
    const first = tf.variable(numbersOf([8, 8], 1));
    const x = numbersOf([4, 8], 2) as Tensor2D;
    // A stock operation that remembers weights, as `matMul` did.
    const product = (): Float32Array =>
      tf.tidy(() => tf.fused.matMul({ a: x, b: first }).dataSync() as Float32Array);
    const before = first.dataSync().slice();
    for (let step = 1; step <= 2; step += 1) {
      product();
      const zeros = tf.zeros([8, 8]);
      const gradient = numbersOf([8, 8], step + 2);
      const old = first.clone();
      const { value } = adamUpdate(tf, {
        ...{ value: first, gradient, firstMoment: zeros, secondMoment: zeros },
        ...{ ...settings, step, weightDecay: 0 },
      });
      first.assign(value);
      if (step === 1) expect(old.dataSync()).toEqual(before);
      expect([...zeros.dataSync()].every((zero) => zero === 0)).toBe(true);
    }
    const weights = [...first.dataSync()];
    const points = [...x.dataSync()];
    const expected = Array.from({ length: 32 }, (_, at) => {
      const [i, j] = [Math.floor(at / 8), at % 8];
      return [0, 1, 2, 3, 4, 5, 6, 7].reduce(
        (sum, k) => sum + points[8 * i + k]! * weights[8 * k + j]!,
        0,
      );
    });
    expect(relativeError(product(), expected)).toBeLessThan(1e-6);
  });
});

function stepsOfThePaper(): void {
  test.each([0, 0.1])('five steps are those of the paper, with weight decay %s', (weightDecay) => {
    const values = [...sineNumbers(11, 1)];
    const reference = values.map((value) => ({ value, first: 0, second: 0 }));
    let state: AdamState = {
      value: tf.tensor1d(values),
      firstMoment: tf.zeros([11]),
      secondMoment: tf.zeros([11]),
    };
    for (let step = 1; step <= 5; step += 1) {
      const gradients = values.map((_, index) => Math.sin(step * (index + 1)));
      const gradient = tf.tensor1d(gradients);
      state = adamUpdate(tf, { ...state, gradient, ...settings, step, weightDecay });
      reference.forEach((one, index) => {
        const slope = gradients[index]! + weightDecay * one.value;
        one.first = 0.9 * one.first + 0.1 * slope;
        one.second = 0.99 * one.second + 0.01 * slope ** 2;
        const mean = one.first / (1 - 0.9 ** step);
        one.value -= (0.05 * mean) / (Math.sqrt(one.second / (1 - 0.99 ** step)) + 1e-8);
      });
    }
    const parts = [
      [state.value, reference.map(({ value }) => value)],
      [state.firstMoment, reference.map(({ first }) => first)],
      [state.secondMoment, reference.map(({ second }) => second)],
    ] as const;
    for (const [found, expected] of parts) {
      expect(relativeError(found.dataSync(), expected)).toBeLessThan(1e-6);
    }
  });
}

function numbersOf(shape: number[], seed: number) {
  return tf.tensor(sineNumbers(tf.util.sizeFromShape(shape), seed), shape);
}
