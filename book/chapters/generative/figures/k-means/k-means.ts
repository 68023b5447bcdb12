import { defineFigure } from '@chiaroscuro/compute/figure';
import { planePoints } from '@chiaroscuro/compute/grids';
import { seededRandom } from '@chiaroscuro/compute/random';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { coilLength, coilNoise, coilSamples } from '../../mathematics/coil.ts';
import { rectangle, voronoiCells } from '../../mathematics/half-planes.ts';
import { fitColdPrototypes, spreadStart } from '../../mathematics/k-means.ts';
import { outlineRows, pointRows } from '../../mathematics/outlines.ts';
import { coldPrototypeEnergy } from '../../mathematics/prototypes.ts';

/** K-means on the coil: where the prototypes start, what they become, and how the loss falls. */
export default defineFigure({
  seed: 1,
  parameters: {
    samples: 500,
    K: 20,
    counts: [5, 10, 20, 40],
    startSeed: 3,
    window: { halfWidth: 1.25, halfHeight: 1.25 },
    grid: 51,
  },
  compute({ parameters, random }) {
    const { K, counts, startSeed, window, grid } = parameters;
    const samples = coilSamples(random, parameters.samples).map(({ y }) => y);
    const fits = counts.map((count) => {
      const start = spreadStart(seededRandom(startSeed), samples, count);
      return { count, start, ...fitColdPrototypes(samples, start) };
    });
    const { start, prototypes } = fits.find(({ count }) => count === K)!;
    const moves = start.map(([y1, y2], k) => {
      const [to1, to2] = prototypes[k]!;
      return { y1, y2, u: to1 - y1, v: to2 - y2 };
    });
    const heat = planePoints({ ...window, columns: grid, rows: grid }).map(([y1, y2]) => ({
      y1,
      y2,
      F: coldPrototypeEnergy(prototypes, [y1, y2]).value,
    }));
    return {
      tables: {
        samples: { columns: tabulate(pointRows(samples)) },
        start: { columns: tabulate(pointRows(start)) },
        prototypes: { columns: tabulate(pointRows(prototypes)) },
        moves: { columns: tabulate(moves) },
        cells: { columns: tabulate(outlineRows(voronoiCells(prototypes, rectangle(window)))) },
        heat: { columns: tabulate(heat), mesh: grid },
        losses: {
          columns: tabulate(
            fits.flatMap(({ count, losses }) =>
              losses.map((loss, i) => ({ K: count, halfStep: i, loss })),
            ),
          ),
        },
      },
      numbers: {
        'sample-count': samples.length,
        'prototype-count': K,
        ...Object.fromEntries(fits.map(({ count, losses }) => [`loss-${count}`, losses.at(-1)])),
        'start-loss': fits.find(({ count }) => count === K)!.losses[0]!,
        'coil-length': coilLength(),
        'expected-loss': coilLength() ** 2 / (12 * K ** 2) + coilNoise ** 2,
        rounds: (fits.find(({ count }) => count === K)!.losses.length - 1) / 2,
        'most-rounds': Math.max(...fits.map(({ losses }) => (losses.length - 1) / 2)),
      },
    };
  },
});
