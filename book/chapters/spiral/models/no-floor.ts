import { defineModel } from '@chiaroscuro/compute/figure';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { createNet } from '@chiaroscuro/training/net';
import { classifierForm } from '../mathematics/net-forms.ts';
import {
  accuracyOf,
  meanCrossEntropy,
  sampleTensors,
  trainingSamples,
} from '../mathematics/train-classifier.ts';

/**
 * The classifier trained on the mean of F_lin(x, y) = −s_y of the samples alone. Nothing pushes the
 * energies of wrong classes up and nothing holds that of the right one, so the loss has no floor. The bound
 * that tells a diverged training is set so high that this one is seen to run away.
 */
export default defineModel({
  name: 'no-floor',
  seed: 1,
  parameters: { form: classifierForm, steps: 300, learningRate: 0.03, weightDecay: 0 },
  async train(context) {
    const { tf, parameters } = context;
    const { form, steps, learningRate, weightDecay } = parameters;
    const samples = trainingSamples();
    const { x, y } = sampleTensors(context, samples);
    const net = createNet(context, form);
    const optimiser = adam(context, { learningRate, weightDecay });
    const { history } = await descend(context, {
      steps,
      bound: 1e9,
      keep: { net, optimiser },
      step: () => {
        const scores = net.apply(x);
        const isRight = scores.argMax(1).equal(y.argMax(1));
        const accuracy = isRight.cast('float32').mean().dataSync()[0]!;
        const crossEntropy = meanCrossEntropy(tf, scores, y).dataSync()[0]!;
        const linear = optimiser.minimise(net.variables, () =>
          net.apply(x).mul(y).sum(1).mean().neg(),
        );
        return { linear, crossEntropy, accuracy };
      },
    });
    const weights = net.weights();
    return { weights, ...history, lastAccuracy: accuracyOf({ ...form, weights }, samples) };
  },
});
