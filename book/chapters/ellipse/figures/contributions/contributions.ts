import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleNumber,
} from '../../mathematics/ellipse-samples.ts';
import { energy } from '../../mathematics/energy.ts';
import { coldFreeEnergy, warmFreeEnergy } from '../../mathematics/free-energy.ts';
import { closedManifold, manifoldNodes, untrainedWeights } from '../../mathematics/manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/** How much each point of the manifold contributes to the warm free energy of three points y. */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: { weights: untrainedWeights, beta: 1, samples: [10, 17] },
  compute({ parameters: { weights, beta, samples: numbers }, random }) {
    const samples = ellipseSamples(random);
    const origin: Point = [0, 0];
    const points = [
      ...numbers.map((n) => ({ n, y: sampleNumber(samples, n) })),
      { n: 0, y: origin },
    ].map((point) => ({ ...point, Fcold: coldFreeEnergy(weights, point.y).value }));
    const contributions = points.map(({ n, y }) => {
      const { responsibilities } = warmFreeEnergy(weights, y, beta);
      const rows = manifoldNodes(weights).map(({ k, z, y1, y2 }) => {
        const E = energy(weights, y, z);
        return { z, y1, y2, E, weight: Math.exp(-beta * E), p: responsibilities[k]! };
      });
      return [`contributions-${n}`, { columns: tabulate(rows) }] as const;
    });
    return {
      tables: {
        ...Object.fromEntries(contributions),
        points: {
          columns: tabulate(
            points.map(({ n, y, Fcold }) => {
              return { n, y1: y[0], y2: y[1], Fcold, peak: Math.exp(-beta * Fcold) };
            }),
          ),
        },
        ellipse: { columns: tabulate(closedManifold(weights)) },
      },
      numbers: {
        beta,
        ...Object.fromEntries(points.map(({ n, Fcold }) => [`peak-${n}`, Math.exp(-beta * Fcold)])),
        ...Object.fromEntries(points.map(({ n, Fcold }) => [`free-energy-${n}`, Fcold])),
      },
    };
  },
});
