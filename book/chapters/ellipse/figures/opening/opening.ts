import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleRows,
} from '../../mathematics/ellipse-samples.ts';
import { depth, frontLength, fronts, offset, spreadAngles } from '../../mathematics/fronts.ts';
import { linspace } from '../../mathematics/grids.ts';
import { closedManifold, untrainedWeights, type Weights } from '../../mathematics/manifold.ts';
import { tabulate } from '../../mathematics/tabulate.ts';

/**
 * The chapter's opening picture: the free energy's fronts, at equal steps of distance from the
 * manifold, and the straight lines along which it falls, from the medial axis and from far outside.
 */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: { weights: untrainedWeights, step: 0.1, farthest: 2.2, rays: 120 },
  compute({ parameters: { weights, step, farthest, rays }, random }) {
    const radii = linspace(step, farthest, Math.round(farthest / step));
    return {
      tables: {
        fronts: {
          columns: tabulate(
            radii
              .flatMap((radius) => fronts(weights, radius).map((curve) => ({ radius, curve })))
              .flatMap(({ radius, curve }, piece) =>
                curve.map(([y1, y2]) => ({ piece, radius, y1, y2 })),
              ),
          ),
          mesh: frontLength,
        },
        rays: {
          columns: tabulate(
            rayAngles(weights, rays).flatMap((angle, piece) =>
              [-depth(weights, angle), farthest].map((distance) => {
                const [y1, y2] = offset(weights, angle, distance);
                return { piece, y1, y2 };
              }),
            ),
          ),
          mesh: 2,
        },
        ellipse: { columns: tabulate(closedManifold(weights)) },
        samples: { columns: tabulate(sampleRows(ellipseSamples(random))) },
      },
      numbers: { step, farthest },
    };
  },
});

/** An even number of angles round the manifold, symmetric about both axes. */
function rayAngles(w: Weights, count: number): number[] {
  const upper = spreadAngles(w, 0, count / 2 + 1).slice(0, -1);
  return [...upper, ...upper.map((angle) => angle + Math.PI)];
}
