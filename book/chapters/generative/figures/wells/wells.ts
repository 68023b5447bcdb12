import { defineFigure, type TableData } from '@chiaroscuro/compute/figure';
import { linspace, planePoints } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { coilPoint, coilSamples } from '../../mathematics/coil.ts';
import { fitColdPrototypes, fitWarmPrototypes, spreadStart } from '../../mathematics/k-means.ts';
import { pointRows } from '../../mathematics/outlines.ts';
import { coldPrototypeEnergy, warmPrototypeEnergy } from '../../mathematics/prototypes.ts';

/**
 * The K-means model at three temperatures: prototypes fitted warm, the free energy F_β over the
 * plane, and, with the cold prototypes held, F_∞ and two F_β along the coil.
 */
export default defineFigure({
  seed: 1,
  parameters: {
    samples: 500,
    K: 20,
    startSeed: 3,
    betas: [200, 20, 5],
    rounds: 400,
    window: { halfWidth: 1.25, halfHeight: 1.25 },
    grid: 51,
    section: { betas: [1000, 200], points: 401 },
  },
  compute({ parameters, random }) {
    const { K, startSeed, betas, rounds, window, grid, section } = parameters;
    const samples = coilSamples(random, parameters.samples).map(({ y }) => y);
    const cold = fitColdPrototypes(samples, spreadStart(seededRandom(startSeed), samples, K));
    const warm = betas.map((beta) => ({
      beta,
      ...fitWarmPrototypes(samples, cold.prototypes, beta, rounds),
    }));
    const plane = planePoints({ ...window, columns: grid, rows: grid });
    const tables = warm.map(({ beta, prototypes, losses }): Record<string, TableData> => {
      const heat = plane.map(([y1, y2]) => ({
        y1,
        y2,
        F: warmPrototypeEnergy(prototypes, [y1, y2], beta).value,
      }));
      return {
        [`heat-${beta}`]: { columns: tabulate(heat), mesh: grid },
        [`prototypes-${beta}`]: { columns: tabulate(pointRows(prototypes)) },
        [`losses-${beta}`]: { columns: tabulate(losses.map((loss, round) => ({ round, loss }))) },
      };
    });
    return {
      tables: {
        ...Object.fromEntries(tables.flatMap((named) => Object.entries(named))),
        section: {
          columns: tabulate(
            linspace(0, 1, section.points).map((t) => {
              const y = coilPoint(t);
              return {
                t,
                cold: coldPrototypeEnergy(cold.prototypes, y).value,
                ...Object.fromEntries(
                  section.betas.map((beta) => [
                    `beta${beta}`,
                    warmPrototypeEnergy(cold.prototypes, y, beta).value,
                  ]),
                ),
              };
            }),
          ),
        },
      },
      numbers: {
        'prototype-count': K,
        ...Object.fromEntries(betas.map((beta, i) => [`beta-${i + 1}`, beta])),
        ...Object.fromEntries(
          warm.map(({ beta, prototypes }) => [`distinct-${beta}`, distinct(prototypes)]),
        ),
      },
    };
  },
});

/** How many prototypes are left when those closer than 0.03 are counted as one. */
function distinct(prototypes: readonly Point[]): number {
  const kept: Point[] = [];
  for (const w of prototypes) {
    if (kept.every((v) => Math.hypot(v[0] - w[0], v[1] - w[1]) >= 0.03)) kept.push(w);
  }
  return kept.length;
}
