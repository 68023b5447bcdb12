import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleRows,
} from '../../mathematics/ellipse-samples.ts';
import { coldFreeEnergy, coldGradient } from '../../mathematics/free-energy.ts';
import { frontRowCount, frontRows } from '../../mathematics/front-rows.ts';
import { planePoints, type PlaneGrid } from '@chiaroscuro/compute/grids';
import {
  closedManifold,
  manifoldNodes,
  untrainedWeights,
  type Weights,
} from '../../mathematics/manifold.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';

const plane = { halfWidth: 3, halfHeight: 2 };

/** The free energy F_∞ over the plane 𝒴 before training, its level lines and its gradient. */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: {
    weights: untrainedWeights,
    heat: { ...plane, columns: 61, rows: 41 },
    arrows: { grid: { ...plane, columns: 25, rows: 17 }, scale: 0.05 },
    sparseArrows: { grid: { ...plane, columns: 13, rows: 9 }, scale: 0.1 },
    levels: [0.5, 1, 1.5, 2, 4],
    colours: [0, 2],
  },
  compute({ parameters, random }) {
    const { weights, heat, arrows, sparseArrows, levels, colours } = parameters;
    const values = planePoints(heat).map(([y1, y2]) => {
      return { y1, y2, F: coldFreeEnergy(weights, [y1, y2]).value };
    });
    return {
      tables: {
        heat: { columns: tabulate(values), mesh: heat.columns },
        gradients: gradientArrows(weights, arrows),
        'sparse-gradients': gradientArrows(weights, sparseArrows),
        contours: { columns: tabulate(frontRows(weights, levels)), mesh: frontRowCount },
        ellipse: { columns: tabulate(closedManifold(weights)) },
        manifold: { columns: tabulate(manifoldNodes(weights)) },
        samples: { columns: tabulate(sampleRows(ellipseSamples(random))) },
      },
      numbers: {
        'colour-min': colours[0]!,
        'colour-max': colours[1]!,
        'grid-max': Math.max(...values.map(({ F }) => F)),
        'gradient-scale': arrows.scale,
        'sparse-gradient-scale': sparseArrows.scale,
        'ridge-height': coldFreeEnergy(weights, [0, 0]).value,
      },
    };
  },
});

/** Arrows along ∇F_∞, their lengths multiplied by a scale. */
function gradientArrows(w: Weights, { grid, scale }: { grid: PlaneGrid; scale: number }) {
  const rows = planePoints(grid).map(([y1, y2]) => {
    const [u, v] = coldGradient(w, [y1, y2]);
    return { y1, y2, u: scale * u, v: scale * v, F: coldFreeEnergy(w, [y1, y2]).value };
  });
  return { columns: tabulate(rows), mesh: grid.columns };
}
