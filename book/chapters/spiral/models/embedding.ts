import { defineModel } from '@chiaroscuro/compute/figure';
import { embeddingForm } from '../mathematics/net-forms.ts';
import { trainClassifier } from '../mathematics/train-classifier.ts';

/** The classifier that passes through a plane, where its classes lie in wedges. */
export default defineModel({
  name: 'embedding',
  seed: 1,
  parameters: { form: embeddingForm, steps: 1000, learningRate: 0.01, weightDecay: 1e-5 },
  train: (context) => trainClassifier(context, context.parameters),
  requires: ({ accuracy, losses }) => [
    { what: 'accuracy on the training set', value: accuracy, least: 0.99 },
    { what: 'mean cross-entropy', value: losses.at(-1)!, most: 0.02 },
  ],
});
