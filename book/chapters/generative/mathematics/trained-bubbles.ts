import type { FigureContext } from '@chiaroscuro/compute/figure';
import type { TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { decoderForm, encoderForm, temperatures, variationals } from '../models/variational.ts';
import { bubbleOf, type Bubble, type VariationalNets } from './bubble.ts';
import { sCurveSamples } from './s-curve.ts';

/** A trained variational auto-encoder and its bubbles of the samples. */
export interface TrainedBubbles extends VariationalNets {
  T: number;
  bubbles: Bubble[];
  /** The mean over samples of ‖y − Dec(z)‖², in turn averaged over their bubbles. */
  cost: number;
  /** The mean relative entropy of the bubbles, in nats. */
  price: number;
}

/** The variational auto-encoders at some places of the list of temperatures. */
export async function trainedBubbles(
  train: FigureContext<unknown>['train'],
  places: readonly number[] = temperatures.map((_, place) => place),
): Promise<TrainedBubbles[]> {
  const trainings = await Promise.all(places.map((place) => train(variationals[place]!)));
  const samples = sCurveSamples().map(({ y }) => y);
  return trainings.map((training, i) => {
    const encoder: TrainedNet = { ...encoderForm, weights: training.encoder };
    const decoder: TrainedNet = { ...decoderForm, weights: training.decoder };
    return {
      T: temperatures[places[i]!]!,
      encoder,
      decoder,
      bubbles: samples.map((y) => bubbleOf(encoder, y)),
      cost: training.cost,
      price: training.price,
    };
  });
}
