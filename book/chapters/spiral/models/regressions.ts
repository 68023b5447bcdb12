import { defineModel, type ModelContext } from '@chiaroscuro/compute/figure';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { createNet, type NetForm } from '@chiaroscuro/training/net';
import { cubicSamples } from '../mathematics/cubic-samples.ts';

const netsOfEach = 5;

interface Settings {
  form: NetForm;
  steps: number;
  learningRate: number;
  weightDecay: number;
}

/** Five nets with relu, and five with tanh, that differ in their initial weights alone. */
export const reluRegressions = family('relu');
export const tanhRegressions = family('tanh');

function family(activation: 'relu' | 'tanh') {
  return Array.from({ length: netsOfEach }, (_, i) =>
    defineModel({
      name: `regression-${activation}-${i + 1}`,
      seed: 201 + i,
      parameters: {
        form: { widths: [1, 100, 1], activations: activation },
        steps: 1000,
        learningRate: 1e-3,
        weightDecay: 1e-5,
      },
      train: (context) => regress(context, context.parameters),
      // The noise alone, uniform on an interval of 0.3, leaves 0.3²/12 = 0.0075.
      requires: ({ losses }) => [{ what: 'mean squared error', value: losses.at(-1)!, most: 0.02 }],
    }),
  );
}

/** Trains a net on the mean squared error of all samples at once. */
async function regress(
  context: ModelContext,
  { form, steps, learningRate, weightDecay }: Settings,
) {
  const { tf } = context;
  const samples = cubicSamples();
  const x = tf.tensor2d(samples.map((sample) => [sample.x]));
  const y = tf.tensor2d(samples.map((sample) => [sample.y]));
  const net = createNet(context, form);
  const optimiser = adam(context, { learningRate, weightDecay });
  const { history } = await descend(context, {
    steps,
    bound: 100,
    keep: { net, optimiser },
    every: 10,
    step: () => optimiser.minimise(net.variables, () => net.apply(x).sub(y).square().mean()),
  });
  return { weights: net.weights(), losses: history.loss };
}
