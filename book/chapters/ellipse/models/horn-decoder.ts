import { defineModel, type Tf } from '@chiaroscuro/compute/figure';
import type { RandomSource } from '@chiaroscuro/compute/random';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { drawWeights } from '@chiaroscuro/training/initial-weights';
import { createNet, type Net } from '@chiaroscuro/training/net';
import { coldFreeEnergy } from '../mathematics/free-energy.ts';
import { hornSamples, type HornSample } from '../mathematics/horn-samples.ts';
import { predict, predictorForm, type PredictorParameters } from '../mathematics/predictor.ts';

/**
 * The conditional model E = Σᵢ (yᵢ − fᵢ(x) gᵢ(z))², g = (cos, sin), trained on the horn at zero
 * temperature: each step finds ž with the predictor as it is, then descends with ž held fixed,
 * which by the envelope theorem is the gradient of F_∞.
 */
export default defineModel({
  name: 'horn-decoder',
  seed: 4,
  parameters: { epochs: 120, batch: 32, learningRate: 0.01 },
  async train(context) {
    const { tf, random, parameters } = context;
    const samples = hornSamples();
    const untrained = drawWeights(random, predictorForm.widths);
    const net = createNet(context, { ...predictorForm, weights: untrained });
    const optimiser = adam(context, { learningRate: parameters.learningRate });
    const { history } = await descend(context, {
      steps: parameters.epochs,
      bound: 100,
      keep: { net, optimiser },
      step() {
        for (const batch of batches(shuffle(samples, random), parameters.batch)) {
          const placed = withLatents(net.weights(), batch);
          optimiser.minimise(net.variables, () => batchLoss(tf, net, placed));
        }
        return meanFreeEnergy(net.weights(), samples);
      },
    });
    return {
      untrained,
      trained: net.weights(),
      history: [meanFreeEnergy(untrained, samples), ...history.loss],
    };
  },
  requires: ({ history }) => [{ what: 'mean free energy', value: history.at(-1)!, most: 0.15 }],
});

/** The mean over samples of the conditional free energy F_∞(x, y). */
export function meanFreeEnergy(parameters: PredictorParameters, samples: readonly HornSample[]) {
  const sum = samples.reduce(
    (total, { x, y }) => total + coldFreeEnergy(predict(parameters, x), y).value,
    0,
  );
  return sum / samples.length;
}

/** A sample with its decoder outputs g(ž). */
interface PlacedSample extends HornSample {
  cosine: number;
  sine: number;
}

function withLatents(
  parameters: PredictorParameters,
  samples: readonly HornSample[],
): PlacedSample[] {
  return samples.map((sample) => {
    const { z } = coldFreeEnergy(predict(parameters, sample.x), sample.y);
    return { ...sample, cosine: Math.cos(z), sine: Math.sin(z) };
  });
}

/** The mean energy of a batch at fixed latents. */
function batchLoss(tf: Tf, net: Net, batch: readonly PlacedSample[]) {
  const x = tf.tensor2d(batch.map((sample) => [sample.x]));
  const y = tf.tensor2d(batch.map((sample) => [...sample.y]));
  const g = tf.tensor2d(batch.map(({ cosine, sine }) => [cosine, sine]));
  return y.sub(net.apply(x).mul(g)).square().sum(1).mean();
}

function batches<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** Fisher and Yates' shuffle of a copy. */
function shuffle<Item>(items: readonly Item[], random: RandomSource): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random.uniform() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}
