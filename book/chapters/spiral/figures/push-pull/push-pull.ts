import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { crossEntropySlopes, descendEnergies } from '../../mathematics/contrast.ts';
import { softargmin } from '../../mathematics/soft-extrema.ts';

/**
 * Five energies of one example and the forces of two losses on them: cross-entropy pulls the right one
 * down and pushes the others up; the energy of the right one alone only pulls, and never stops.
 */
export default defineFigure({
  parameters: { e: [0.4, 1.1, -0.3, 0.8, -0.9], right: 2, step: 0.5, steps: 40 },
  compute({ parameters: { e, right, step, steps } }) {
    const slopes = crossEntropySlopes(e, right);
    const paths = descendEnergies(e, { right, step, steps });
    const after = paths[1]!;
    const last = paths.at(-1)!;
    return {
      tables: {
        before: {
          columns: tabulate(
            e.map((value, k) => ({
              k: k + 1,
              e: value,
              after: after[k]!,
              share: softargmin(e)[k]!,
              force: -slopes[k]!,
            })),
          ),
        },
        ...Object.fromEntries(
          e.map((value, k) => [
            `path-${k + 1}`,
            {
              columns: tabulate(
                paths.map((each, n) => ({
                  n,
                  e: each[k]!,
                  alone: k === right - 1 ? value - step * n : value,
                })),
              ),
            },
          ]),
        ),
      },
      numbers: {
        right,
        step,
        steps,
        sum: e.reduce((total, value) => total + value, 0),
        'pull-first-size': slopes[right - 1]!,
        'pull-last-size': crossEntropySlopes(last, right)[right - 1]!,
        'right-first': e[right - 1]!,
        'right-last': last[right - 1]!,
        'alone-last': e[right - 1]! - step * steps,
        'percent-right': 100 * softargmin(e)[right - 1]!,
        'percent-right-last': 100 * softargmin(last)[right - 1]!,
      },
    };
  },
});
