import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleRows,
} from '../../mathematics/ellipse-samples.ts';
import { collapseThresholds, secondMoments, secondOpening } from '../../mathematics/collapse.ts';
import { logspace } from '@chiaroscuro/compute/grids';
import { closedManifold, untrainedWeights, type Weights } from '../../mathematics/manifold.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { energyLoss, fitWeights } from '../../mathematics/training.ts';

const collapsed: Weights = [0, 0];

/** The trained manifold against the coldness: below a critical one it collapses to the origin. */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: {
    weights: untrainedWeights,
    betas: { from: 0.1, to: 100, count: 91 },
    /** Coldnesses just above each critical one, as multiples of it: the branches start vertically. */
    nearCritical: [1.001, 1.003, 1.01, 1.02, 1.04, 1.07, 1.15, 1.25, 1.35],
    ellipses: [0.2, 0.3, 0.6, 1, 10],
  },
  compute({ parameters: { weights, betas, nearCritical, ellipses }, random }) {
    const samples = ellipseSamples(random);
    const moments = secondMoments(samples);
    const thresholds = collapseThresholds(samples);
    const second = secondOpening(samples);
    const critical = [{ beta: thresholds[0], w: collapsed }, second];
    const trained = [
      ...logspace(betas.from, betas.to, betas.count),
      ...critical.flatMap(({ beta }) => nearCritical.map((factor) => factor * beta)),
    ].map((beta) => ({ beta, w: fitWeights(weights, samples, beta) }));
    const branch = [...critical, ...trained].sort((one, other) => one.beta - other.beta);
    const fits = ellipses.map((beta) => ({ beta, w: fitWeights(weights, samples, beta) }));
    return {
      tables: {
        weights: {
          columns: tabulate(
            branch.map(({ beta, w }) => {
              const [w1, w2] = [Math.abs(w[0]), Math.abs(w[1])];
              return { beta, w1, w2, loss: energyLoss(w, samples, beta) };
            }),
          ),
        },
        ellipses: {
          columns: tabulate(
            fits.flatMap(({ beta, w }, piece) =>
              closedManifold(w).map(({ y1, y2 }) => ({ piece, beta, y1, y2 })),
            ),
          ),
          mesh: 97,
        },
        'ellipse-betas': {
          columns: tabulate(
            fits.map(({ beta, w }, piece) => ({
              piece,
              beta,
              w1: Math.abs(w[0]),
              w2: Math.abs(w[1]),
            })),
          ),
        },
        critical: { columns: tabulate(critical.map(({ beta }, i) => ({ axis: i + 1, beta }))) },
        samples: { columns: tabulate(sampleRows(samples)) },
      },
      numbers: {
        'beta-critical-1': thresholds[0],
        'beta-critical-2': second.beta,
        'beta-unstable-2': thresholds[1],
        'moment-1': moments[0],
        'moment-2': moments[1],
        'collapsed-free-energy': moments[0] + moments[1],
      },
    };
  },
});
