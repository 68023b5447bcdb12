import { defineModel } from '@chiaroscuro/compute/figure';
import { classifierForm } from '../mathematics/net-forms.ts';
import { trainClassifier } from '../mathematics/train-classifier.ts';

/** The chapter’s classifier of five spirals: 100 hidden units and the cross-entropy. */
export default defineModel({
  name: 'classifier',
  seed: 1,
  parameters: { form: classifierForm, steps: 500, learningRate: 0.03, weightDecay: 1e-5 },
  train: (context) => trainClassifier(context, context.parameters),
  requires: ({ accuracy, losses }) => [
    { what: 'accuracy on the training set', value: accuracy, least: 0.99 },
    { what: 'mean cross-entropy', value: losses.at(-1)!, most: 0.02 },
  ],
});
