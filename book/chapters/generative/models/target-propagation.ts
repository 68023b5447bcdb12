import { defineModel } from '@chiaroscuro/compute/figure';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import type { Keepable } from '@chiaroscuro/training/kept-state';
import { createNet } from '@chiaroscuro/training/net';
import {
  angleOf,
  ellipseSamples,
  guidedEnergy,
  inferLatent,
  type HalfAxes,
} from '../mathematics/ellipse.ts';

/** The form of the encoder, whose two outputs point in the direction of the angle z̃. */
export const encoderForm = { widths: [2, 16, 2], activations: 'tanh' } as const;

/**
 * The ellipse with an encoder: in each step the encoder guesses z̃, inference starts from the energy
 * C + δD and finds ž, then the decoder descends on C with ž held and the encoder on D with ž held.
 */
export default defineModel({
  name: 'target-propagation',
  seed: 2,
  // Rounding decides whether a descent of the figure ends a step earlier.
  tolerance: 1e-2,
  parameters: {
    samples: 24,
    steps: 1500,
    start: [-1.5, 0.4] as HalfAxes,
    guessWeight: 0.5,
    encoderRate: 1e-2,
    decoderRate: 0.05,
  },
  async train(context) {
    const { tf, random, parameters } = context;
    const { guessWeight, decoderRate } = parameters;
    const samples = ellipseSamples(random, parameters.samples);
    const y = tf.tensor2d(samples.map((point) => [...point]));
    const encoder = createNet(context, encoderForm);
    const untrained = encoder.weights();
    const optimiser = adam(context, { learningRate: parameters.encoderRate });
    const decoder = keptAxes(parameters.start);
    const { history } = await descend(context, {
      steps: parameters.steps,
      bound: 100,
      keep: { encoder, optimiser, decoder },
      every: 15,
      step() {
        const form = { ...encoderForm, weights: encoder.weights() };
        const guesses = samples.map((point) => angleOf(evaluateNet(form, point)));
        const inferred = samples.map((point, n) => {
          return inferLatent(decoder.axes, point, { z: guesses[n]!, weight: guessWeight }).z;
        });
        const cost = mean(samples.map((p, n) => guidedEnergy(decoder.axes, p, inferred[n]!)));
        const target = tf.tensor2d(inferred.map((z) => [Math.cos(z), Math.sin(z)]));
        const discrepancy = optimiser.minimise(encoder.variables, () => {
          const direction = encoder.apply(y);
          const length = direction.square().sum(1).sqrt();
          return tf.scalar(1).sub(direction.mul(target).sum(1).div(length)).mean();
        });
        decoder.axes = decoder.axes.map((axis, i) => {
          const pull = samples.map((point, n) => {
            const unit = i === 0 ? Math.cos(inferred[n]!) : Math.sin(inferred[n]!);
            return -2 * (point[i]! - axis * unit) * unit;
          });
          return axis - decoderRate * mean(pull);
        }) as unknown as HalfAxes;
        return { cost, discrepancy };
      },
    });
    return {
      untrained,
      encoder: encoder.weights(),
      decoder: [...decoder.axes],
      cost: history.cost,
      discrepancy: history.discrepancy,
    };
  },
  requires: ({ decoder, discrepancy }) => [
    { what: 'first half-axis', value: Math.abs(decoder[0]!), least: 1.95, most: 2.05 },
    { what: 'second half-axis', value: Math.abs(decoder[1]!), least: 1.45, most: 1.55 },
    { what: 'discrepancy', value: discrepancy.at(-1)!, most: 1e-3 },
  ],
});

function keptAxes(start: HalfAxes): Keepable & { axes: HalfAxes } {
  return {
    axes: start,
    saveState() {
      return { axes: [...this.axes] };
    },
    restoreState(state) {
      const [w1, w2] = state['axes'] as number[];
      this.axes = [w1!, w2!];
    },
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
