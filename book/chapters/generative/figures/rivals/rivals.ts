import { defineFigure } from '@chiaroscuro/compute/figure';

/** Denoising auto-encoder and adversarial pair, a diagram without numbers. */
export default defineFigure({
  parameters: {},
  compute: () => ({ tables: {} }),
});
