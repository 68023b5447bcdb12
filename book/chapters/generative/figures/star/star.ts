import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace, planePoints } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { codeRegions } from '../../mathematics/code-regions.ts';
import { learnDictionary } from '../../mathematics/dictionary-learning.ts';
import { rectangle } from '../../mathematics/half-planes.ts';
import { outlineRows, pointRows } from '../../mathematics/outlines.ts';
import { sparseCode, type Dictionary } from '../../mathematics/sparse-coding.ts';
import { randomAtoms, starAtoms, starSamples } from '../../mathematics/star.ts';

/** Sparse coding of the star: the atoms before and after, the free energy, and which code is best where. */
export default defineFigure({
  seed: 1,
  parameters: {
    lambda: 0.1,
    starts: [106, 101, 102, 103, 104, 105, 107, 108, 109, 110],
    rounds: 120,
    window: { halfWidth: 1.15, halfHeight: 1.15 },
    grid: 51,
    levels: [0.02, 0.04, 0.06, 0.08, 0.1, 0.12],
    rays: 180,
  },
  compute({ parameters, random }) {
    const { lambda, starts, rounds, window, grid, levels, rays } = parameters;
    const samples = starSamples(random);
    const learnt = starts.map((seed) => {
      const start = randomAtoms(seededRandom(seed), starAtoms.length);
      return { start, ...learnDictionary(samples, { atoms: start, lambda }, rounds) };
    });
    const { start, atoms, losses } = learnt[0]!;
    const dictionary: Dictionary = { atoms, lambda };
    const codes = samples.map((y) => sparseCode(dictionary, y));
    const regions = codeRegions(dictionary, rectangle(window));
    const outlines = (active: number) => ({
      columns: tabulate(
        outlineRows(
          regions.filter((region) => region.active === active).map(({ corners }) => corners),
        ),
      ),
    });
    return {
      tables: {
        samples: { columns: tabulate(pointRows(samples)) },
        start: { columns: tabulate(pointRows(start)) },
        atoms: { columns: tabulate(pointRows(atoms)) },
        losses: { columns: tabulate(losses.map((loss, round) => ({ round, loss }))) },
        heat: {
          columns: tabulate(
            planePoints({ ...window, columns: grid, rows: grid }).map(([y1, y2]) => ({
              y1,
              y2,
              F: sparseCode(dictionary, [y1, y2]).value,
            })),
          ),
          mesh: grid,
        },
        contours: { columns: tabulate(levelRows(dictionary, levels, rays)) },
        none: outlines(0),
        single: outlines(1),
        pairs: outlines(2),
        labels: {
          columns: tabulate(
            atoms.flatMap(([w1, w2], j) =>
              [1, -1].map((sign) => ({ atom: j + 1, sign, y1: sign * w1, y2: sign * w2 })),
            ),
          ),
        },
      },
      numbers: {
        lambda,
        'sample-count': samples.length,
        'start-loss': losses[0]!,
        loss: losses.at(-1)!,
        'mean-active':
          codes.reduce((sum, { z }) => sum + z.filter((value) => value !== 0).length, 0) /
          samples.length,
        starts: starts.length,
        'starts-that-found-the-star': learnt.filter((one) => angleError(one.atoms) < 2).length,
        'angle-error': angleError(atoms),
        'regions-single': regions.filter(({ active }) => active === 1).length,
        'regions-pairs': regions.filter(({ active }) => active === 2).length,
      },
    };
  },
});

/** The largest angle, in degrees, between an atom of the star and the learnt atom nearest to its line. */
function angleError(atoms: readonly Point[]): number {
  const errors = starAtoms.map((v) =>
    Math.min(
      ...atoms.map((w) => {
        const cosine = Math.abs(v[0] * w[0] + v[1] * w[1]) / Math.hypot(...w);
        return (180 / Math.PI) * Math.acos(Math.min(cosine, 1));
      }),
    ),
  );
  return Math.max(...errors);
}

/** The level lines of F: as F is convex and zero at the origin, each ray meets each of them once. */
function levelRows(dictionary: Dictionary, levels: readonly number[], rays: number) {
  return levels.flatMap((level, i) =>
    [0, ...linspace(0, 2 * Math.PI, rays + 1)].map((angle) => {
      const direction: Point = [Math.cos(angle), Math.sin(angle)];
      let [low, high] = [0, 4];
      for (let halving = 0; halving < 55; halving++) {
        const radius = (low + high) / 2;
        const { value } = sparseCode(dictionary, [radius * direction[0], radius * direction[1]]);
        if (value < level) low = radius;
        else high = radius;
      }
      return { piece: i + 1, level, y1: low * direction[0], y2: low * direction[1] };
    }),
  );
}
