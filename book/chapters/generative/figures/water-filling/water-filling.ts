import { defineFigure } from '@chiaroscuro/compute/figure';
import { logspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { linearAxis, principalMoments } from '../../mathematics/linear-bubbles.ts';
import { sCurveSamples } from '../../mathematics/s-curve.ts';
import { trainedBubbles } from '../../mathematics/trained-bubbles.ts';
import { temperatures } from '../../models/variational.ts';

/**
 * Cost and price of variational auto-encoders of the S-shaped curve against the temperature: the exact optimum of
 * linear nets, and what trained nets reach.
 */
export default defineFigure({
  parameters: { coldest: 5e-3, hottest: 5, points: 121 },
  async compute({ parameters: { coldest, hottest, points }, train }) {
    const moments = principalMoments(sCurveSamples().map(({ y }) => y));
    const warm = temperatures.flatMap((T, place) => (T > 0 ? [place] : []));
    const trained = await trainedBubbles(train, warm);
    const linear = logspace(coldest, hottest, points).map((T) => {
      const axes = moments.map((m) => linearAxis(m, T));
      return {
        T,
        cost: total(axes.map(({ cost }) => cost)),
        price: total(axes.map(({ price }) => price)),
        v1: axes[0]!.variance,
        v2: axes[1]!.variance,
      };
    });
    return {
      tables: {
        linear: { columns: tabulate(linear) },
        // Where an axis drowns: lines from the lower end of a panel to the upper, whose first row only lifts the pen.
        drowning: {
          columns: tabulate(
            moments.flatMap((m, piece) => [0, 0, 1].map((end) => ({ piece, T: 2 * m, end }))),
          ),
        },
        trained: { columns: tabulate(trained.map(({ T, cost, price }) => ({ T, cost, price }))) },
      },
      numbers: {
        'moment-1': moments[0],
        'moment-2': moments[1],
        'total-moment': moments[0] + moments[1],
        'critical-1': 2 * moments[0],
        'critical-2': 2 * moments[1],
        ...Object.fromEntries(
          trained.flatMap(({ T, cost, price }, i) => [
            [`cost-${i + 1}`, cost],
            [`price-${i + 1}`, price],
            [`temperature-${i + 1}`, T],
            [`linear-price-${i + 1}`, total(moments.map((m) => linearAxis(m, T).price))],
            [`linear-cost-${i + 1}`, total(moments.map((m) => linearAxis(m, T).cost))],
          ]),
        ),
      },
    };
  },
});

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
