import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import {
  descend,
  logisticCurvature,
  logisticLoss,
  logisticMinimum,
  logisticSlope,
} from '../../mathematics/logistic-loss.ts';

/**
 * Gradient descent with one parameter. Left the first step on a real loss: the tangent at ϑ₀ and the
 * move −ηJ′(ϑ₀). Right the distance from the minimum of a parabola, for four products of rate and curvature.
 */
export default defineFigure({
  parameters: {
    leads: [2, 1.5, 1, 0.6, -0.5],
    start: -1.6,
    rate: 1.6,
    range: { from: -2.6, to: 4.4, nodes: 141 },
    steps: 6,
    products: [0.3, 1.2, 1.9, 2.1],
    parabolaSteps: 30,
  },
  compute({ parameters: { leads, start, rate, range, steps, products, parabolaSteps } }) {
    const J = (theta: number) => logisticLoss(theta, leads);
    const slope = logisticSlope(start, leads);
    const path = descend((theta) => logisticSlope(theta, leads), { start, rate, steps });
    const least = logisticMinimum(leads);
    return {
      tables: {
        loss: {
          columns: tabulate(
            linspace(range.from, range.to, range.nodes).map((theta) => ({ theta, J: J(theta) })),
          ),
        },
        tangent: {
          columns: tabulate(
            [-0.75, 1.25].map((by) => ({ theta: start + by, J: J(start) + by * slope })),
          ),
        },
        path: { columns: tabulate(path.map((theta, n) => ({ n, theta, J: J(theta) }))) },
        parabola: {
          columns: tabulate(
            linspace(0, parabolaSteps, parabolaSteps + 1).map((n) => ({
              n,
              ...(Object.fromEntries(
                products.map((product, i) => [`d${i + 1}`, Math.abs(1 - product) ** n]),
              ) as Record<`d${number}`, number>),
            })),
          ),
        },
      },
      numbers: {
        start,
        rate,
        slope,
        'first-step': path[1]! - start,
        second: path[1]!,
        minimum: least,
        'least-loss': J(least),
        curvature: logisticCurvature(least, leads),
        'steps-for-a-thousandth': Math.ceil(Math.log(1000) / -Math.log(99 / 101)),
        'greatest-rate': 2 / logisticCurvature(least, leads),
        ...Object.fromEntries(products.map((product, i) => [`factor-${i + 1}`, 1 - product])),
      },
    };
  },
});
