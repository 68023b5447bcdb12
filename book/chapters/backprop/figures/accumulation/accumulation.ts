import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/**
 * Gradient descent on J(θ) = ½ a θ², with the gradient cleared before each backward pass and without.
 * Uncleared, the sum of all gradients so far is the velocity of a pendulum without friction.
 */
export default defineFigure({
  parameters: { curvature: 1, rate: 0.05, start: 1, steps: 120 },
  compute({ parameters: { curvature, rate, start, steps } }) {
    const rows = [{ n: 0, cleared: start, kept: start }];
    let velocity = 0;
    for (let n = 1; n <= steps; n++) {
      const { cleared, kept } = rows.at(-1)!;
      velocity += curvature * kept;
      rows.push({
        n,
        cleared: cleared - rate * curvature * cleared,
        kept: kept - rate * velocity,
      });
    }
    const angle = Math.acos(1 - (rate * curvature) / 2);
    return {
      tables: { paths: { columns: tabulate(rows) } },
      numbers: {
        rate,
        'steps-of-a-swing': (2 * Math.PI) / angle,
        amplitude: start / Math.cos(angle / 2),
        'cleared-after-60': rows[60]!.cleared,
      },
    };
  },
});
