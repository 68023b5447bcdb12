import type { Tensor } from '@tensorflow/tfjs';
import type { ModelContext } from '@chiaroscuro/compute/figure';
import { seededRandom } from '@chiaroscuro/compute/random';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { evaluateNet, type TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { createNet, type NetForm } from '@chiaroscuro/training/net';
import { argmax } from './bayes-rule.ts';
import {
  fiveSpirals,
  spiralSamples,
  spiralSamplesSeed,
  type SpiralSample,
} from './spiral-samples.ts';

/** How a classifier of the spirals is trained. */
export interface ClassifierSettings {
  form: NetForm;
  steps: number;
  learningRate: number;
  /** λ of the penalty λ‖θ‖²/2. */
  weightDecay: number;
}

/** What training leaves behind. (A type, not an interface: only types are records of their values.) */
export type TrainedClassifier = {
  /** Kernel (row-major, inputs × outputs) and bias of each layer in turn. */
  weights: number[][];
  /** The mean F_CE of the samples before each step. */
  losses: number[];
  /** The share of the samples whose class has the largest score, after the last step. */
  accuracy: number;
};

/** The samples that every net of the chapter learns from. */
export function trainingSamples(): SpiralSample[] {
  return spiralSamples(seededRandom(spiralSamplesSeed));
}

/** The accuracy on as many samples again that no net has seen. */
export function freshAccuracy(net: TrainedNet): number {
  return accuracyOf(net, spiralSamples(seededRandom(spiralSamplesSeed + 1)));
}

/** Trains a net on the mean cross-entropy of all spiral samples at once, by Adam. */
export async function trainClassifier(
  context: ModelContext,
  { form, steps, learningRate, weightDecay }: ClassifierSettings,
): Promise<TrainedClassifier> {
  const { tf } = context;
  const samples = trainingSamples();
  const { x, y } = sampleTensors(context, samples);
  const net = createNet(context, form);
  const optimiser = adam(context, { learningRate, weightDecay });
  const { history } = await descend(context, {
    steps,
    bound: 100,
    keep: { net, optimiser },
    step: () => optimiser.minimise(net.variables, () => meanCrossEntropy(tf, net.apply(x), y)),
  });
  const weights = net.weights();
  return { weights, losses: history.loss, accuracy: accuracyOf({ ...form, weights }, samples) };
}

/** X, one input a row, and Y, one a row with a 1 at its class. */
export function sampleTensors({ tf }: Pick<ModelContext, 'tf'>, samples: readonly SpiralSample[]) {
  const classes = Array.from({ length: fiveSpirals.classes }, (_, k) => k);
  return {
    x: tf.tensor2d(samples.map((sample) => [...sample.x])),
    y: tf.tensor2d(samples.map(({ k }) => classes.map((other) => (other === k ? 1 : 0)))),
  };
}

/** The mean over rows of F_CE = log Σₖ exp(sₖ) − y·s. */
export function meanCrossEntropy(tf: ModelContext['tf'], scores: Tensor, y: Tensor): Tensor {
  return tf.logSumExp(scores, 1).sub(scores.mul(y).sum(1)).mean();
}

/** The share of samples whose class has the largest score. */
export function accuracyOf(net: TrainedNet, samples: readonly SpiralSample[]): number {
  const right = samples.filter(({ x, k }) => argmax(evaluateNet(net, x)) === k);
  return right.length / samples.length;
}
