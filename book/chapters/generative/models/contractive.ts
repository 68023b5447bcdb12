import type { Tensor2D } from '@tensorflow/tfjs';
import { defineModel } from '@chiaroscuro/compute/figure';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { createNet } from '@chiaroscuro/training/net';
import { gainsAt, meanContraction, reconstructionEnergy } from '../mathematics/contraction.ts';
import { mean } from '../mathematics/mean.ts';
import { sCurveSamples, sCurveTangent } from '../mathematics/s-curve.ts';

export const encoderForm = {
  widths: [2, 64, 64, 64],
  activations: ['tanh', 'tanh', 'tanh'],
} as const;
export const decoderForm = { widths: [64, 2], activations: ['linear'] } as const;
/** Encoder and decoder as one net. */
export const wholeForm = {
  widths: [2, 64, 64, 64, 2],
  activations: ['tanh', 'tanh', 'tanh', 'linear'],
} as const;

/** Weights λ of the contraction, and what a training with it has to reach. */
const cases = [
  { lambda: 0, bounds: { cost: 2e-3, leastNormal: 0.8, mostNormal: 1.05 } },
  { lambda: 1e-3, bounds: { cost: 2e-3, leastNormal: 0.3, mostNormal: 0.95 } },
  { lambda: 1e-2, bounds: { cost: 2e-3, leastNormal: 0, mostNormal: 0.4 } },
];

export const lambdas = cases.map(({ lambda }) => lambda);

/** Over-complete auto-encoders of the S-shaped curve whose codes are charged for moving, one for each λ. */
export const contractives = cases.map(({ lambda, bounds }, index) =>
  defineModel({
    name: `contractive-${index + 1}`,
    seed: 1,
    tolerance: 1e-2,
    parameters: { lambda, gamma: 2e-3, steps: 2000, learningRate: 5e-3, cooling: 0.3 },
    async train(context) {
      const { tf, parameters } = context;
      const { gamma, steps, learningRate, cooling } = parameters;
      const samples = sCurveSamples();
      const y = tf.tensor2d(samples.map((sample) => [...sample.y]));
      const encoder = createNet(context, encoderForm);
      const decoder = createNet(context, decoderForm);
      const variables = [...encoder.variables, ...decoder.variables];
      const optimiser = adam(context, {
        learningRate: (step) =>
          learningRate * 0.01 ** Math.max(0, (step / steps - 1 + cooling) / cooling),
      });
      const { history } = await descend(context, {
        steps,
        bound: 100,
        keep: { encoder, decoder, optimiser },
        every: 30,
        step: () =>
          optimiser.minimise(variables, () => {
            const reconstruction = decoder.apply(encoder.apply(y));
            const cost = reconstruction.sub<Tensor2D>(y).square().sum(1).mean();
            const decay = decoder.layers[0]!.kernel.square().sum().mul(gamma);
            const loss = cost.add(decay);
            return lambda === 0 ? loss : loss.add(meanContraction(tf, y, encoder).mul(lambda));
          }),
      });
      return { encoder: encoder.weights(), decoder: decoder.weights(), losses: history.loss };
    },
    requires({ encoder, decoder }) {
      const net = { ...wholeForm, weights: [...encoder, ...decoder] };
      const samples = sCurveSamples();
      const gains = samples.map((sample) => gainsAt(net, sample.y, sCurveTangent(sample.t)));
      return [
        {
          what: 'mean cost',
          value: mean(samples.map((sample) => reconstructionEnergy(net, sample.y))),
          most: bounds.cost,
        },
        { what: 'gain along the curve', value: mean(gains.map((g) => g.tangent)), least: 0.85 },
        {
          what: 'gain across the curve',
          value: mean(gains.map((g) => g.normal)),
          least: bounds.leastNormal,
          most: bounds.mostNormal,
        },
      ];
    },
  }),
);
