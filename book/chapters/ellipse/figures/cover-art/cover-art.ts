import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleRows,
} from '../../mathematics/ellipse-samples.ts';
import { periodNodes } from '@chiaroscuro/compute/grids';
import { closedManifold, untrainedWeights } from '../../mathematics/manifold.ts';
import { normalChord } from '../../mathematics/normals.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { fitWeights } from '../../mathematics/training.ts';

/**
 * The picture on the book's cover: the trained manifold among the samples, strung with the chords on
 * which a latent value is stationary. They envelop the star within which the energy has two wells.
 */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: { chords: 360 },
  compute({ parameters: { chords }, random }) {
    const samples = ellipseSamples(random);
    const weights = fitWeights(untrainedWeights, samples, Infinity);
    const rows = periodNodes(chords).flatMap((z) =>
      normalChord(weights, z).map(([y1, y2]) => ({ z, y1, y2 })),
    );
    return {
      tables: {
        chords: { columns: tabulate(rows), mesh: 2 },
        ellipse: { columns: tabulate(closedManifold(weights)) },
        samples: { columns: tabulate(sampleRows(samples)) },
      },
      numbers: { chords, 'weight-1': weights[0], 'weight-2': weights[1] },
    };
  },
});
