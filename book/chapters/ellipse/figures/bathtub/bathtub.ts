import { defineFigure } from '@chiaroscuro/compute/figure';
import { medialHalfLength } from '../../mathematics/evolute.ts';
import { coldFreeEnergy } from '../../mathematics/free-energy.ts';
import { frontRowCount, frontRows } from '../../mathematics/front-rows.ts';
import { depth, offset, spreadAngles } from '../../mathematics/fronts.ts';
import { linspace } from '@chiaroscuro/compute/grids';
import { closedManifold, untrainedWeights, type Weights } from '../../mathematics/manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/** The free energy F_∞ as a landscape: a bathtub whose bottom is the manifold, with a ridge inside. */
export default defineFigure({
  parameters: {
    weights: untrainedWeights,
    rim: 1,
    innerRings: 8,
    outerRings: 16,
    levels: [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
    cutHalfWidth: 2,
  },
  compute({ parameters }) {
    const { weights, rim, innerRings, outerRings, levels, cutHalfWidth } = parameters;
    const angles = ringAngles(weights);
    // From the medial axis (−1) over the manifold (0) to the rim (1).
    const stations = [
      ...linspace(-1, 0, innerRings + 1),
      ...linspace(0, 1, outerRings + 1).slice(1),
    ];
    const surface = stations.flatMap((station) =>
      angles.map((angle) => {
        const reach = station < 0 ? depth(weights, angle) : Math.sqrt(rim);
        const [y1, y2] = offset(weights, angle, station * reach);
        return { y1, y2, F: (station * reach) ** 2 };
      }),
    );
    const halfLength = medialHalfLength(weights);
    const valueAt = ([y1, y2]: Point) => ({ y1, y2, F: coldFreeEnergy(weights, [y1, y2]).value });
    const zero = Math.abs(weights[1]);
    const cut = linspace(-cutHalfWidth, cutHalfWidth, 161).map((y2) => valueAt([0, y2]));
    return {
      tables: {
        surface: { columns: tabulate(surface), mesh: angles.length },
        contours: { columns: tabulate(frontRows(weights, levels)), mesh: frontRowCount },
        ridge: {
          columns: tabulate(linspace(-halfLength, halfLength, 41).map((y1) => valueAt([y1, 0]))),
        },
        ellipse: { columns: tabulate(closedManifold(weights)) },
        cut: { columns: tabulate(cut) },
        'cut-marks': { columns: tabulate([-zero, 0, zero].map((y2) => valueAt([0, y2]))) },
      },
      numbers: {
        'colour-min': 0,
        'colour-max': rim,
        'ridge-height': coldFreeEnergy(weights, [0, 0]).value,
        zero,
        'medial-half-length': halfLength,
        'cut-max': Math.max(...cut.map(({ F }) => F)),
      },
    };
  },
});

/** 65 angles round the manifold, the last one turn after the first. */
function ringAngles(w: Weights): number[] {
  const upper = spreadAngles(w, 0, 33);
  return [...upper, ...upper.slice(1).map((angle) => angle + Math.PI)];
}
