import { defineFigure } from '@chiaroscuro/compute/figure';
import { energy } from '../../mathematics/energy.ts';
import { coldFreeEnergy } from '../../mathematics/free-energy.ts';
import { linspace, planePoints } from '@chiaroscuro/compute/grids';
import { closedManifold, untrainedWeights } from '../../mathematics/manifold.ts';
import { displacement, type Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/** Five points of one row of the grid over 𝒴, their energies over z and their free energies. */
export default defineFigure({
  parameters: {
    weights: untrainedWeights,
    grid: { halfWidth: 3, halfHeight: 2, columns: 25, rows: 17 },
    row: -0.25,
    abscissae: [-3, -2.25, -1.5, -0.75, 0],
  },
  compute({ parameters: { weights, grid, row, abscissae } }) {
    const points = abscissae.map((y1): Point => [y1, row]);
    const z = linspace(0, 2 * Math.PI, 97);
    const curves = points.map((y) => z.map((at) => energy(weights, y, at)));
    const cold = points.map((y) => coldFreeEnergy(weights, y));
    const maxima = curves.map((curve) => Math.max(...curve));
    return {
      tables: {
        grid: {
          columns: tabulate(planePoints(grid).map(([y1, y2]) => ({ y1, y2 }))),
          mesh: grid.columns,
        },
        points: {
          columns: tabulate(
            points.map(([y1, y2], i) => {
              const { z: zCheck, value: Fcold, foot } = cold[i]!;
              return {
                n: i + 1,
                y1,
                y2,
                zCheck,
                Fcold,
                Emax: maxima[i]!,
                foot1: foot[0],
                foot2: foot[1],
              };
            }),
          ),
        },
        segments: {
          columns: tabulate(
            points.map((y, i) => {
              const [u, v] = displacement(y, cold[i]!.foot);
              return { y1: y[0], y2: y[1], u, v };
            }),
          ),
        },
        energies: {
          columns: {
            z,
            ...Object.fromEntries(curves.map((curve, i) => [`E${i + 1}`, curve])),
          },
        },
        ellipse: { columns: tabulate(closedManifold(weights)) },
      },
      numbers: {
        row,
        ...Object.fromEntries(maxima.map((value, i) => [`max-energy-${i + 1}`, value])),
        ...Object.fromEntries(cold.map(({ value }, i) => [`free-energy-${i + 1}`, value])),
      },
    };
  },
});
