import { defineFigure } from '@chiaroscuro/compute/figure';

/** Auto-encoder and variational auto-encoder, a diagram without numbers. */
export default defineFigure({
  parameters: {},
  compute: () => ({ tables: {} }),
});
