import { defineModel } from '@chiaroscuro/compute/figure';
import { linearForm } from '../mathematics/net-forms.ts';
import { trainClassifier } from '../mathematics/train-classifier.ts';

/** The net without its nonlinearity, which must fail: no straight line keeps two interleaved spirals apart. */
export default defineModel({
  name: 'linear-classifier',
  seed: 1,
  parameters: { form: linearForm, steps: 250, learningRate: 0.03, weightDecay: 0 },
  train: (context) => trainClassifier(context, context.parameters),
  // The last steps no longer change the loss: what is left is not for want of training.
  requires: ({ losses }) => [
    {
      what: 'fall of the loss in the last 100 steps',
      value: losses.at(-101)! - losses.at(-1)!,
      most: 1e-4,
    },
  ],
});
