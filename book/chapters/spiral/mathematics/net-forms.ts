import type { NetForm } from '@chiaroscuro/training/net';
import { fiveSpirals } from './spiral-samples.ts';

const { classes } = fiveSpirals;

/** Two layers and nothing between them: the map from inputs to scores is affine. */
export const linearForm = {
  widths: [2, 100, classes],
  activations: 'linear',
} as const satisfies NetForm;

/** The chapter’s classifier: x ∈ R² → 100 units, relu → K scores. */
export const classifierForm = {
  widths: [2, 100, classes],
  activations: 'relu',
} as const satisfies NetForm;

/** The same with a plane h ∈ R² between the hidden units and the scores, so that what is classified can be seen. */
export const embeddingForm = {
  widths: [2, 100, 2, classes],
  activations: ['relu', 'linear', 'linear'],
} as const satisfies NetForm;
