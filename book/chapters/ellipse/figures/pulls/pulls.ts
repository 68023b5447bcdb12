import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleNumber,
  sampleRows,
} from '../../mathematics/ellipse-samples.ts';
import { coldForce, warmForces, type Force } from '../../mathematics/forces.ts';
import { warmFreeEnergy } from '../../mathematics/free-energy.ts';
import { logspace } from '@chiaroscuro/compute/grids';
import { closedManifold, untrainedWeights } from '../../mathematics/manifold.ts';
import { effectiveNumber } from '../../mathematics/statistics.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/** How samples pull at the manifold: at one point when cold, at some when warm, at all when hot. */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: {
    weights: untrainedWeights,
    samples: [10, 17],
    /** Arrows are multiplied by `scale` as drawn; cold ones then end at their sample. */
    cold: { scale: 0.5 },
    warm: { beta: 1, scale: 3 },
    hot: { beta: 0.1, scale: 6 },
    betas: { from: 1e-2, to: 1e2, count: 81 },
  },
  compute({ parameters, random }) {
    const { weights, samples: numbers, cold, warm, hot, betas } = parameters;
    const samples = ellipseSamples(random);
    const effectiveNumbers = (beta: number) =>
      samples.map((y) => effectiveNumber(warmFreeEnergy(weights, y, beta).responsibilities));
    const panels = [
      { name: 'warm', ...warm },
      { name: 'hot', ...hot },
    ].flatMap(({ name, beta, scale }) =>
      numbers.map((n) => ({
        label: `${name}-${n}`,
        scale,
        forces: warmForces(weights, sampleNumber(samples, n), beta),
      })),
    );
    return {
      tables: {
        cold: {
          columns: tabulate(
            samples.map((y, i) => ({ n: i + 1, ...forceRow(coldForce(weights, y), cold.scale) })),
          ),
        },
        ...Object.fromEntries(
          panels.map(({ label, scale, forces }) => {
            const strongest = Math.max(...forces.map(({ share }) => share));
            const rows = forces.map((force, k) => {
              return { k, ...forceRow(force, scale), strength: force.share / strongest };
            });
            return [label, { columns: tabulate(rows) }];
          }),
        ),
        samples: { columns: tabulate(sampleRows(samples)) },
        ellipse: { columns: tabulate(closedManifold(weights)) },
        effective: {
          columns: tabulate(
            logspace(betas.from, betas.to, betas.count).map((beta) => {
              const counts = effectiveNumbers(beta);
              const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
              return { beta, mean, min: Math.min(...counts), max: Math.max(...counts) };
            }),
          ),
        },
      },
      numbers: {
        'beta-warm': warm.beta,
        'beta-hot': hot.beta,
        'scale-cold': cold.scale,
        'scale-warm': warm.scale,
        'scale-hot': hot.scale,
        ...Object.fromEntries(
          panels.map(({ label, forces }) => [
            `effective-${label}`,
            effectiveNumber(forces.map(({ share }) => share)),
          ]),
        ),
      },
    };
  },
});

/** A force with its drawn arrow. */
function forceRow({ at, force, share }: Force, scale: number) {
  const [f1, f2] = force;
  return { y1: at[0], y2: at[1], u: scale * f1, v: scale * f2, f1, f2, p: share };
}
