import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleRows,
} from '../../mathematics/ellipse-samples.ts';
import { evolutePoint } from '../../mathematics/evolute.ts';
import { linspace, periodNodes } from '@chiaroscuro/compute/grids';
import { closedManifold, untrainedWeights } from '../../mathematics/manifold.ts';
import { normalLine } from '../../mathematics/normals.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { fitWeights } from '../../mathematics/training.ts';

/**
 * The chapter's opening picture: for each of many z the line of all y at which z is stationary,
 * about the trained manifold. Two lines run through a point outside the star that they envelop,
 * four through a point inside it, where the energy has two wells.
 */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: { lines: 240, window: { halfWidth: 4.14, halfHeight: 1.8 } },
  compute({ parameters: { lines, window }, random }) {
    const samples = ellipseSamples(random);
    const weights = fitWeights(untrainedWeights, samples, Infinity);
    const rays = periodNodes(lines).flatMap((z) => {
      const ends = normalLine(weights, z, window);
      return ends === undefined ? [] : [{ z, ends }];
    });
    return {
      tables: {
        rays: {
          columns: tabulate(
            rays.flatMap(({ z, ends }, piece) => ends.map(([y1, y2]) => ({ piece, z, y1, y2 }))),
          ),
          mesh: 2,
        },
        evolute: {
          columns: tabulate(
            linspace(0, 2 * Math.PI, 193).map((z) => {
              const [y1, y2] = evolutePoint(weights, z);
              return { z, y1, y2 };
            }),
          ),
        },
        ellipse: { columns: tabulate(closedManifold(weights)) },
        samples: { columns: tabulate(sampleRows(samples)) },
      },
      numbers: {
        lines,
        'half-width': window.halfWidth,
        'half-height': window.halfHeight,
        'weight-1': weights[0],
        'weight-2': weights[1],
      },
    };
  },
});
