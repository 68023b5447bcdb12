import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace, planePoints } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { lineRows } from '../../mathematics/outlines.ts';
import { evenStreamlines, lineHead } from '../../mathematics/streamlines.ts';
import { rightSink, twoPointField, twoPointPotential } from '../../mathematics/two-points.ts';

/** Two samples at the distance 2: how the field of the best denoiser splits as the noise falls below 1. */
export default defineFigure({
  parameters: {
    potentials: [1.4, 1, 0.6],
    reach: 1.6,
    points: 161,
    branch: { start: 0.25, count: 120 },
    field: {
      sigma: 0.6,
      seeds: 41,
      streamlines: {
        halfWidth: 1.6,
        separation: 0.2,
        step: 0.025,
        stillness: 0.02,
        shortest: 0.25,
      },
    },
    examples: { cold: Math.SQRT1_2, coil: 2 / 9, near: 0.9 },
  },
  compute({ parameters: { potentials, reach, points, branch, field, examples } }) {
    const { seeds, streamlines } = field;
    const plane = planePoints({
      halfWidth: streamlines.halfWidth,
      halfHeight: streamlines.halfWidth,
      columns: seeds,
      rows: seeds,
    });
    const flow = twoPointField(field.sigma);
    const lines = evenStreamlines((y) => flow(y).v, plane, streamlines);
    // Equal steps in √(1 − σ): the branch leaves σ = 1 upright, like a square root.
    const roots = linspace(0, Math.sqrt(1 - branch.start), branch.count);
    return {
      tables: {
        potentials: {
          columns: tabulate(
            linspace(-reach, reach, points).map((y1) => ({
              y1,
              ...Object.fromEntries(
                potentials.map((sigma, i) => [`sigma${i + 1}`, twoPointPotential(sigma, y1)]),
              ),
            })),
          ),
        },
        branch: {
          columns: tabulate(
            roots.map((root) => ({ sigma: 1 - root ** 2, y1: rightSink(1 - root ** 2) })),
          ),
        },
        sinks: {
          columns: tabulate([-1, 1].map((sign) => ({ y1: sign * rightSink(field.sigma), y2: 0 }))),
        },
        flow: { columns: tabulate(lineRows(lines)) },
        heads: { columns: tabulate(lines.map(lineHead)) },
      },
      numbers: {
        'field-sigma': field.sigma,
        ...Object.fromEntries(potentials.map((sigma, i) => [`sigma-${i + 1}`, sigma])),
        'field-sink': rightSink(field.sigma),
        'cold-sink': rightSink(examples.cold),
        'saddle-eigenvalue': flow([0, 0]).J[0][0],
        'near-sigma': examples.near,
        'near-estimate': Math.sqrt(3 * (1 - examples.near ** 2)),
        'near-sink': rightSink(examples.near),
        'half-gap': examples.coil,
        // At noise 0.2 the arms of the coil are two points whose distance is counted in half-gaps.
        'coarse-ratio': 0.2 / examples.coil,
        'coarse-sink': rightSink(0.2 / examples.coil),
        'fine-shift': 1 - rightSink(0.1 / examples.coil),
      },
    };
  },
});
