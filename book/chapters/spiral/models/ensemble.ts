import { defineModel } from '@chiaroscuro/compute/figure';
import { embeddingForm } from '../mathematics/net-forms.ts';
import { trainClassifier } from '../mathematics/train-classifier.ts';

/** Ten classifiers that differ in their initial weights alone. */
export const ensemble = Array.from({ length: 10 }, (_, i) =>
  defineModel({
    name: `ensemble-${i + 1}`,
    seed: 101 + i,
    parameters: { form: embeddingForm, steps: 300, learningRate: 0.02, weightDecay: 1e-5 },
    train: (context) => trainClassifier(context, context.parameters),
    requires: ({ accuracy }) => [
      { what: 'accuracy on the training set', value: accuracy, least: 0.98 },
    ],
  }),
);
