import type { Tensor2D } from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { chooseBackend, foreseeBackend } from './backend.ts';
import { compareBackends } from './compare-backends.ts';
import { defineModel, type Model } from './figure.ts';
import { findNative } from './native-library.ts';
import { createTrialClock } from './trial.ts';

const native = findNative();

test('what is said of the native backend without loading it is what loading it gives, or why not', async () => {
  const outcome = await chooseBackend('tensorflow').then(
    ({ name, versions }) => ({ name, versions }),
    (error: Error) => error.message,
  );
  if (native.state === 'present') expect(outcome).toEqual(foreseeBackend('tensorflow'));
  else expect(outcome).toMatch(/^expected the TensorFlow\.js backend "tensorflow".*setup:native/);
});

if (native.state === 'present') testNative();
else process.stderr.write('The native backend is not set up here: nothing more of it is tested.\n');

function testNative(): void {
  test('the native backend computes and differentiates as WebAssembly does, up to rounding', async () => {
    const losses: Record<string, number[]> = {};
    for (const name of ['tensorflow', 'wasm'] as const) {
      const { tf } = await chooseBackend(name);
      const x = tf.randomNormal([16, 3], 0, 1, 'float32', 7);
      const kernel = tf.variable(tf.randomNormal([3, 3], 0, 1, 'float32', 8));
      const adam = tf.train.adam(0.05);
      losses[name] = Array.from({ length: 20 }, () => {
        const loss = adam.minimize(() => x.matMul(kernel).tanh().sub(x).square().mean(), true)!;
        return loss.dataSync()[0]!;
      });
    }
    const [native = [], wasm = []] = [losses['tensorflow'], losses['wasm']];
    expect(native.at(-1)).toBeLessThan(native[0]! / 2);
    native.forEach((loss, step) => expect(loss).toBeCloseTo(wasm[step]!, 4));
  });

  test.each([
    [2, 'wasm'],
    [500, 'tensorflow'],
  ])('of nets with %i inputs, the faster backend is chosen: %s', async (width, expected) => {
    const { backend, reason, step } = await compareBackends(productOf(width));
    expect({ backend, reason }).toMatchObject({ backend: expected });
    expect(reason).toMatch(
      /^tensorflow (takes|is) .* times as (long|fast) \(.* ms a step, wasm .* ms\)$/,
    );
    expect(Object.values(step!).every((time) => time > 0)).toBe(true);
  });

  test('a model without a loop to time is left to WebAssembly', async () => {
    const model = defineModel({ name: 'closed', seed: 1, parameters: {}, train: () => ({ a: 1 }) });
    expect(await compareBackends(model)).toMatchObject({
      backend: 'wasm',
      reason: expect.stringContaining('no loop'),
      isLasting: true,
    });
  });

  test('the same seed draws the same numbers at every call, by their probabilities', async () => {
    const { tf } = await chooseBackend('tensorflow');
    const logits = tf.log<Tensor2D>(tf.tensor2d([[1, 2, 0, 7]]));
    const draws = (seed: number) =>
      Array.from(tf.multinomial(logits, 4000, seed).dataSync(), Math.round);
    expect(draws(5)).toEqual(draws(5));
    expect(draws(6)).not.toEqual(draws(5));
    const counts = [0, 1, 2, 3].map((outcome) => draws(7).filter((d) => d === outcome).length);
    [400, 800, 0, 2800].forEach((expected, outcome) =>
      expect(Math.abs(counts[outcome]! - expected)).toBeLessThanOrEqual(4 * Math.sqrt(expected)),
    );
    const normal = () => tf.randomNormal([3], 0, 1, 'float32', 9).dataSync();
    expect(normal()).toEqual(normal());
  });

  test('a training on the native backend has one core, so that sums have one order', async () => {
    await chooseBackend('tensorflow');
    expect(process.env['TF_NUM_INTRAOP_THREADS']).toBe('1');
    const { tf } = await chooseBackend('tensorflow');
    const big = tf.randomNormal([300, 300], 0, 1, 'float32', 3);
    const sums = Array.from({ length: 10 }, () => big.matMul(big).sum().dataSync()[0]);
    expect(new Set(sums).size).toBe(1);
  });
}

/** A model whose step is one product of a matrix, and its gradient. */
function productOf(width: number): Model {
  return defineModel({
    name: 'product',
    seed: 1,
    parameters: {},
    train({ tf, trial }) {
      const x = tf.randomNormal([width, width], 0, 1, 'float32', 5);
      const kernel = tf.variable(tf.zeros([width, width]));
      const sgd = tf.train.sgd(1e-3);
      const clock = createTrialClock(trial!);
      for (;;) {
        tf.tidy(() => sgd.minimize(() => x.matMul(kernel).square().mean(), true)!.dataSync());
        clock.stepDone();
      }
    },
  });
}
