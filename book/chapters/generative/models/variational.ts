import type { Tensor2D } from '@tensorflow/tfjs';
import { defineModel } from '@chiaroscuro/compute/figure';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { createNet } from '@chiaroscuro/training/net';
import { bubbleOf, bubblePrice, meanCost } from '../mathematics/bubble.ts';
import { mean } from '../mathematics/mean.ts';
import { sCurveSamples } from '../mathematics/s-curve.ts';

/** μ and log v of two latents, one after the other. */
export const encoderForm = { widths: [2, 64, 64, 4], activations: 'tanh' } as const;
export const decoderForm = { widths: [2, 64, 64, 2], activations: 'tanh' } as const;

/** A temperature, and what a training there has to reach. */
const cases = [
  { T: 0, most: { cost: 4e-3, price: 20 } },
  { T: 1e-2, most: { cost: 0.012, price: 4 } },
  { T: 0.1, most: { cost: 0.07, price: 2 } },
  { T: 0.3, most: { cost: 0.18, price: 1.2 } },
  { T: 1, most: { cost: 0.53, price: 0.01 } },
  { T: 3, most: { cost: 0.53, price: 1e-3 } },
];

/** The temperatures, from cold to hot: what a nat of relative entropy costs. */
export const temperatures = cases.map(({ T }) => T);

/** Variational auto-encoders of the S-shaped curve, one for each temperature. */
export const variationals = cases.map(({ T, most }, index) =>
  defineModel({
    name: `variational-${index + 1}`,
    seed: 1,
    // Thousands of steps with fresh noise amplify rounding.
    tolerance: 1e-2,
    parameters: { T, steps: 3000, learningRate: 2e-3, cooling: 0.3 },
    async train(context) {
      const { tf, random, parameters } = context;
      const { steps, learningRate, cooling } = parameters;
      const samples = sCurveSamples().map(({ y }) => [...y]);
      const y = tf.tensor2d(samples);
      const encoder = createNet(context, encoderForm);
      const decoder = createNet(context, decoderForm);
      const variables = [...encoder.variables, ...decoder.variables];
      // In the last part the rate falls to a hundredth, and averages the noise out.
      const optimiser = adam(context, {
        learningRate: (step) =>
          learningRate * 0.01 ** Math.max(0, (step / steps - 1 + cooling) / cooling),
      });
      const size: [number, number] = [samples.length, 2];
      await descend(context, {
        steps,
        bound: 100,
        keep: { encoder, decoder, optimiser },
        step() {
          const noise = Array.from({ length: 2 * samples.length }, () => random.normal());
          return optimiser.minimise(variables, () => {
            const bubbles = encoder.apply(y);
            const centre = bubbles.slice([0, 0], size);
            const logVariance = bubbles.slice([0, 2], size);
            const deviation = logVariance.mul(0.5).exp();
            const z = centre.add(deviation.mul(tf.tensor2d(noise, size)));
            const cost = decoder
              .apply(z as Tensor2D)
              .sub(y)
              .square()
              .sum(1);
            const price = deviation.square().sub(logVariance).sub(1).add(centre.square()).sum(1);
            return cost.add(price.mul(T / 2)).mean();
          });
        },
      });
      const nets = {
        encoder: { ...encoderForm, weights: encoder.weights() },
        decoder: { ...decoderForm, weights: decoder.weights() },
      };
      const bubbles = samples.map((point) => bubbleOf(nets.encoder, point));
      return {
        encoder: nets.encoder.weights,
        decoder: nets.decoder.weights,
        cost: mean(samples.map((point, n) => meanCost(nets.decoder, point, bubbles[n]!))),
        price: mean(bubbles.map(bubblePrice)),
      };
    },
    requires: ({ cost, price }) => [
      { what: 'mean cost', value: cost, most: most.cost },
      { what: 'mean relative entropy', value: price, least: 0, most: most.price },
    ],
  }),
);
