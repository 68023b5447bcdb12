import { defineModel } from '@chiaroscuro/compute/figure';
import { seededRandom } from '@chiaroscuro/compute/random';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { createNet } from '@chiaroscuro/training/net';
import { autoencoderForm } from '../mathematics/autoencoder.ts';
import { coilSamples } from '../mathematics/coil.ts';
import { sCurveSamples, type CurveSample } from '../mathematics/s-curve.ts';

/** Fifty samples of the coil, in ascending order of t; always the same ones. */
export function coilTrainingSamples(): CurveSample[] {
  return coilSamples(seededRandom(1), 50).sort((one, other) => one.t - other.t);
}

/** The auto-encoder with a code of one number, on the samples of the S and on those of the coil. */
export const autoencoders = {
  s: autoencoder('autoencoder-s', sCurveSamples(), { steps: 3000, mostEnergy: 2e-3 }),
  coil: autoencoder('autoencoder-coil', coilTrainingSamples(), { steps: 5000, mostEnergy: 5e-3 }),
};

function autoencoder(
  name: string,
  samples: readonly CurveSample[],
  { steps, mostEnergy }: { steps: number; mostEnergy: number },
) {
  return defineModel({
    name,
    seed: 1,
    // Thousands of steps of Adam amplify rounding.
    tolerance: 5e-2,
    parameters: { steps, learningRate: 1e-3 },
    async train(context) {
      const { tf, parameters } = context;
      const y = tf.tensor2d(samples.map((sample) => [...sample.y]));
      const net = createNet(context, autoencoderForm);
      const { learningRate } = parameters;
      // Constant for the first half, then down to zero.
      const optimiser = adam(context, {
        learningRate: (step) => learningRate * Math.min(1, 2 - (2 * step) / parameters.steps),
      });
      const { history } = await descend(context, {
        steps: parameters.steps,
        bound: 10,
        keep: { net, optimiser },
        step: () =>
          optimiser.minimise(net.variables, () => net.apply(y).sub(y).square().sum(1).mean()),
        every: 20,
      });
      return { weights: net.weights(), losses: history.loss };
    },
    requires: ({ losses }) => [{ what: 'mean energy', value: losses.at(-1)!, most: mostEnergy }],
  });
}
