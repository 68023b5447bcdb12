import { defineModel } from '@chiaroscuro/compute/figure';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { createNet } from '@chiaroscuro/training/net';
import { cleanSamples, corrupt, denoiserForm } from '../mathematics/denoising.ts';

/** The net that takes normal noise out of points of the coil; the noise is drawn anew at every step. */
export default defineModel({
  name: 'denoiser',
  seed: 1,
  // 6000 steps of Adam amplify rounding, and still places of a grid are counted with the result.
  tolerance: 5e-2,
  parameters: { sigma: 0.1, steps: 6000, learningRate: 1e-2 },
  async train(context) {
    const { tf, random, parameters } = context;
    const { sigma, steps, learningRate } = parameters;
    const samples = cleanSamples();
    const y = tf.tensor2d(samples.map((point) => [...point]));
    const net = createNet(context, denoiserForm);
    // Constant for the first half, then down to zero: the noise of the steps is averaged out.
    const optimiser = adam(context, {
      learningRate: (step) => learningRate * Math.min(1, 2 - (2 * step) / steps),
    });
    const { history } = await descend(context, {
      steps,
      bound: 10,
      keep: { net, optimiser },
      step() {
        const corrupted = tf.tensor2d(samples.map((point) => [...corrupt(random, point, sigma)]));
        return optimiser.minimise(net.variables, () =>
          net.apply(corrupted).sub(y).square().sum(1).mean(),
        );
      },
      every: 10,
    });
    return { weights: net.weights(), losses: history.loss };
  },
  // The best function of all has 0.0112; the losses of single steps scatter.
  requires: ({ losses }) => [
    {
      what: 'mean squared error over the last tenth',
      value: losses.slice(-60).reduce((sum, loss) => sum + loss, 0) / 60,
      most: 0.0125,
    },
  ],
});
