import { defineFigure } from '@chiaroscuro/compute/figure';

/** Three architectures, a diagram without numbers. */
export default defineFigure({
  parameters: {},
  compute: () => ({ tables: {} }),
});
