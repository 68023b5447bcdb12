import tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { adamUpdate, type AdamState } from './adam-update.ts';

test.each([0, 0.1])('a step of Adam is that of the paper, with weight decay %s', (weightDecay) => {
  const settings = { learningRate: 0.05, beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay };
  const values = [0.5, -2, 3];
  const reference = values.map((value) => ({ value, first: 0, second: 0 }));
  let state: AdamState = {
    value: tf.tensor1d(values),
    firstMoment: tf.zeros([3]),
    secondMoment: tf.zeros([3]),
  };
  for (let step = 1; step <= 5; step += 1) {
    const gradients = values.map((_, index) => Math.sin(step * (index + 1)));
    state = adamUpdate(tf, { ...state, gradient: tf.tensor1d(gradients), ...settings, step });
    reference.forEach((one, index) => {
      const slope = gradients[index]! + weightDecay * one.value;
      one.first = 0.9 * one.first + 0.1 * slope;
      one.second = 0.99 * one.second + 0.01 * slope ** 2;
      const mean = one.first / (1 - 0.9 ** step);
      one.value -= (0.05 * mean) / (Math.sqrt(one.second / (1 - 0.99 ** step)) + 1e-8);
    });
  }
  const found = [...state.value.dataSync()];
  found.forEach((value, index) => expect(value).toBeCloseTo(reference[index]!.value, 5));
});
