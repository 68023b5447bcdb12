import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleRows,
} from '../../mathematics/ellipse-samples.ts';
import {
  closedManifold,
  manifoldNodes,
  nodeCount,
  untrainedWeights,
} from '../../mathematics/manifold.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/** What the decoder makes of 48 values of z before training, beside the samples. */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: { weights: untrainedWeights },
  compute({ parameters: { weights }, random }) {
    const samples = ellipseSamples(random);
    return {
      tables: {
        manifold: { columns: tabulate(manifoldNodes(weights)) },
        ellipse: { columns: tabulate(closedManifold(weights)) },
        samples: { columns: tabulate(sampleRows(samples)) },
      },
      numbers: {
        'weight-1': weights[0],
        'weight-2': weights[1],
        nodes: nodeCount,
        step: (2 * Math.PI) / nodeCount,
        'sample-count': samples.length,
      },
    };
  },
});
