import { expect, test } from 'vitest';
import { chooseBackend } from '@chiaroscuro/compute/backend';
import { defineModel, type Checkpoints } from '@chiaroscuro/compute/figure';
import { seededRandom } from '@chiaroscuro/compute/random';
import { trainModel, tryModel } from '@chiaroscuro/compute/train-model';
import type { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { adam } from './adam.ts';
import { descend } from './descend.ts';
import { createNet } from './net.ts';

const backend = await chooseBackend('wasm');

/** Two loops, one after the other, both with the net; the second has an optimiser of its own. */
const twoLoops = defineModel({
  name: 'two-loops',
  seed: 11,
  parameters: { steps: 20 },
  async train(context) {
    const { tf, random, parameters } = context;
    const net = createNet(context, { widths: [2, 9, 1], activations: 'relu' });
    const losses: number[] = [];
    for (const learningRate of [0.05, 0.01]) {
      const optimiser = adam(context, { learningRate, weightDecay: 1e-3 });
      const { history } = await descend(context, {
        steps: parameters.steps,
        bound: 1e6,
        keep: { net, optimiser },
        every: 3,
        step() {
          const x = tf.tensor2d(Array.from({ length: 10 }, random.normal), [5, 2]);
          const y = tf.tensor2d(Array.from({ length: 5 }, random.uniform), [5, 1]);
          return optimiser.minimise(net.variables, () => net.apply(x).sub(y).square().mean());
        },
      });
      losses.push(...history.loss, random.uniform());
    }
    return { weights: net.weights(), losses };
  },
});

/** Checkpoints in memory; the process "dies" after each write for which `dies` says so. */
function mortal(
  kept: { state?: Uint8Array },
  isDue: () => boolean,
  dies: () => boolean,
): Checkpoints {
  return {
    read: () => kept.state,
    isDue,
    write(state) {
      kept.state = state.slice();
      if (dies()) throw new Death();
    },
  };
}
class Death extends Error {}

test('a training that dies again and again ends with the bytes of one that never did', async () => {
  const undisturbed = (await trainModel({ model: twoLoops, backend })).data;
  for (let trial = 0; trial < 6; trial++) {
    const { uniform } = seededRandom(trial);
    const kept: { state?: Uint8Array } = {};
    let deaths = 0;
    for (;;) {
      const checkpoints = mortal(
        kept,
        () => uniform() < 0.3,
        () => uniform() < 0.4,
      );
      try {
        const { data } = await trainModel({ model: twoLoops, backend, checkpoints });
        expect(data).toEqual(undisturbed);
        break;
      } catch (error) {
        if (!(error instanceof Death)) throw error;
        deaths += 1;
      }
    }
    expect(deaths).toBeGreaterThan(0);
  }
  expect(backend.tf.memory().numTensors).toBe(0);
});

test.each([0, 2])('a net that changes from step %i on and is not kept is noticed', async (from) => {
  const forgetful = defineModel({
    ...twoLoops,
    async train(context) {
      const net = createNet(context, { widths: [1, 1], activations: 'linear' });
      const optimiser = adam(context, { learningRate: 0.1 });
      const minimise = (step: number) =>
        step < from
          ? 1
          : optimiser.minimise(net.variables, () => net.apply(context.tf.ones([1, 1])).sum());
      await descend(context, { steps: 3, bound: 10, keep: { optimiser }, step: minimise });
      return {};
    },
  });
  const error = await trainModel({ model: forgetful, backend }).catch((thrown: unknown) => thrown);
  expect((error as UserError).diagnostics[0]).toMatchObject({
    code: 'model/forgotten',
    message: expect.stringMatching(/"two-loops" changes a variable of shape \[1, 1\]/),
  });
});

test('a trial does its steps and leaves', async () => {
  const times = await tryModel({ model: twoLoops, backend }, { warmUp: 4, steps: 6 });
  expect(times).toHaveLength(6);
  expect(times!.every((time) => time > 0)).toBe(true);
  expect(await tryModel({ model: twoLoops, backend }, { warmUp: 4, steps: 60 })).toHaveLength(16);
  expect(backend.tf.memory().numTensors).toBe(0);
});
