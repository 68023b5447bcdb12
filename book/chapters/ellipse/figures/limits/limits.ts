import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleNumber,
} from '../../mathematics/ellipse-samples.ts';
import { meanEnergy } from '../../mathematics/energy.ts';
import { warmFreeEnergy } from '../../mathematics/free-energy.ts';
import { logspace } from '@chiaroscuro/compute/grids';
import { nodeEnergies } from '../../mathematics/inference.ts';
import { nodeCount, untrainedWeights } from '../../mathematics/manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';
import { energyVariance } from '../../mathematics/statistics.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/**
 * F_β between its two limits, the average and the minimum of the energy, and how fast it reaches
 * them. All of it on the 48 nodes, where the bound F_β − F_∞ ≤ log 48/β holds exactly.
 */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: {
    weights: untrainedWeights,
    samples: [10, 17],
    betas: { from: 1e-3, to: 1e4, count: 141 },
  },
  compute({ parameters: { weights, samples: numbers, betas }, random }) {
    const samples = ellipseSamples(random);
    const origin: Point = [0, 0];
    const coldnesses = logspace(betas.from, betas.to, betas.count);
    const logNodes = Math.log(nodeCount);
    const points = [
      ...numbers.map((n) => ({ n, y: sampleNumber(samples, n) })),
      { n: 0, y: origin },
    ].map(({ n, y }) => ({
      n,
      mean: meanEnergy(weights, y),
      cold: Math.min(...nodeEnergies(weights, y).map(({ E }) => E)),
      variance: energyVariance(weights, y),
      curve: coldnesses.map((beta) => warmFreeEnergy(weights, y, beta).value),
    }));
    const limits = points.map(({ n, mean, cold, variance, curve }) => {
      const rows = coldnesses.map((beta, i) => ({
        beta,
        F: curve[i]!,
        upper: Math.min(cold + logNodes / beta, mean),
        lower: Math.max(mean - (beta * variance) / 2, cold),
      }));
      return [`limits-${n}`, { columns: tabulate(rows) }] as const;
    });
    const gaps = points.flatMap(({ n, mean, cold, curve }) => [
      [`cold${n}`, curve.map((F) => F - cold)] as const,
      [`hot${n}`, curve.map((F) => mean - F)] as const,
    ]);
    return {
      tables: {
        ...Object.fromEntries(limits),
        gaps: {
          columns: {
            beta: coldnesses,
            bound: coldnesses.map((beta) => logNodes / beta),
            ...Object.fromEntries(gaps),
          },
        },
      },
      numbers: {
        nodes: nodeCount,
        'log-nodes': logNodes,
        ...Object.fromEntries(
          points.flatMap(({ n, mean, cold, variance }) => [
            [`mean-energy-${n}`, mean],
            [`free-energy-${n}`, cold],
            [`variance-${n}`, variance],
          ]),
        ),
      },
    };
  },
});
