import { defineModel, type Tf } from '@chiaroscuro/compute/figure';
import type { RandomSource } from '@chiaroscuro/compute/random';
import { coldFreeEnergy } from '../mathematics/free-energy.ts';
import { hornSamples, type HornSample } from '../mathematics/horn-samples.ts';
import {
  initialParameters,
  predict,
  predictorWidths,
  type PredictorParameters,
} from '../mathematics/predictor.ts';

/**
 * The conditional model E = Σᵢ (yᵢ − fᵢ(x) gᵢ(z))², g = (cos, sin), trained on the horn at zero
 * temperature: each step finds ž with the predictor as it is, then descends with ž held fixed,
 * which by the envelope theorem is the gradient of F_∞.
 */
export default defineModel({
  name: 'horn-decoder',
  seed: 4,
  parameters: { epochs: 120, batch: 32, learningRate: 0.01 },
  train({ tf, random, parameters: { epochs, batch, learningRate }, progress }) {
    const samples = hornSamples();
    const untrained = initialParameters(random);
    const variables = createVariables(tf, untrained);
    const optimiser = tf.train.adam(learningRate);
    let trained = untrained;
    const history = [meanFreeEnergy(trained, samples)];
    for (let epoch = 1; epoch <= epochs; epoch++) {
      const order = shuffle(samples, random);
      for (let start = 0; start < order.length; start += batch) {
        const loss = batchLoss(
          tf,
          variables,
          withLatents(trained, order.slice(start, start + batch)),
        );
        tf.tidy(() => void optimiser.minimize(loss, false, variables));
        trained = variables.map((variable) => Array.from(variable.dataSync()));
      }
      history.push(meanFreeEnergy(trained, samples));
      progress(epoch, epochs);
    }
    optimiser.dispose();
    return { untrained, trained, history };
  },
});

/** The mean over samples of the conditional free energy F_∞(x, y). */
export function meanFreeEnergy(parameters: PredictorParameters, samples: readonly HornSample[]) {
  const sum = samples.reduce(
    (total, { x, y }) => total + coldFreeEnergy(predict(parameters, x), y).value,
    0,
  );
  return sum / samples.length;
}

type Variable = ReturnType<Tf['variable']>;

/** A sample with its decoder outputs g(ž). */
interface PlacedSample extends HornSample {
  cosine: number;
  sine: number;
}

function withLatents(parameters: PredictorParameters, samples: HornSample[]): PlacedSample[] {
  return samples.map((sample) => {
    const { z } = coldFreeEnergy(predict(parameters, sample.x), sample.y);
    return { ...sample, cosine: Math.cos(z), sine: Math.sin(z) };
  });
}

function createVariables(tf: Tf, parameters: PredictorParameters): Variable[] {
  return parameters.map((values, i) => {
    const outputs = predictorWidths[(i >> 1) + 1]!;
    const isBias = i % 2 === 1;
    return tf.variable(
      tf.tensor([...values], isBias ? [outputs] : [values.length / outputs, outputs]),
    );
  });
}

/** The mean energy of a batch at fixed latents, as a function of the variables. */
function batchLoss(tf: Tf, variables: readonly Variable[], batch: readonly PlacedSample[]) {
  return () => {
    const x = tf.tensor2d(batch.map((sample) => [sample.x]));
    const y = tf.tensor2d(batch.map((sample) => [...sample.y]));
    const g = tf.tensor2d(batch.map(({ cosine, sine }) => [cosine, sine]));
    const [kernel1, bias1, kernel2, bias2, kernel3, bias3] = variables;
    const hidden1 = x.matMul(kernel1!).add(bias1!).relu();
    const hidden2 = hidden1.matMul(kernel2!).add(bias2!).relu();
    const radii = hidden2.matMul(kernel3!).add(bias3!);
    return y.sub(radii.mul(g)).square().sum(1).mean().asScalar();
  };
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
