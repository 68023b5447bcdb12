import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace, logspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/**
 * Maximum likelihood of data on a thin set: the best energy for normal data of width σ is a parabola
 * whose curvature is 1/σ², and the loss it reaches falls like log σ, without bound.
 */
export default defineFigure({
  parameters: {
    deviations: [0.3, 0.1, 0.03],
    halfWidth: 1,
    nodes: 401,
    ceiling: 6,
    widths: { from: 1e-3, to: 1, count: 61 },
  },
  compute({ parameters: { deviations, halfWidth, nodes, ceiling, widths } }) {
    const canyons = deviations.map((deviation, i) => {
      const reach = Math.min(halfWidth, deviation * Math.sqrt(2 * ceiling));
      const rows = linspace(-reach, reach, nodes).map((y) => ({
        y,
        e: canyonEnergy(y, deviation),
      }));
      return [`canyon-${i + 1}`, { columns: tabulate(rows) }] as const;
    });
    return {
      tables: {
        ...Object.fromEntries(canyons),
        widths: {
          columns: tabulate(
            logspace(widths.from, widths.to, widths.count).map((sigma) => ({
              sigma,
              loss: leastLoss(sigma),
              curvature: 1 / sigma ** 2,
            })),
          ),
        },
      },
      numbers: {
        ...Object.fromEntries(deviations.map((sigma, i) => [`curvature-${i + 1}`, sigma ** -2])),
        ...Object.fromEntries(deviations.map((sigma, i) => [`loss-${i + 1}`, leastLoss(sigma)])),
        'zero-loss-width': 1 / Math.sqrt(2 * Math.PI * Math.E),
      },
    };
  },
});

/** The energy, up to a constant, whose Gibbs distribution at β = 1 is normal with mean 0 and this deviation. */
export function canyonEnergy(y: number, deviation: number): number {
  return (y / deviation) ** 2 / 2;
}

/** The entropy of the normal distribution, log(σ √(2πe)): the least negative log-likelihood of its samples. */
export function leastLoss(deviation: number): number {
  return Math.log(deviation * Math.sqrt(2 * Math.PI * Math.E));
}
