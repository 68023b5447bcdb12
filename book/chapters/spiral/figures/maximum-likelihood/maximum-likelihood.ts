import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import {
  entropy,
  fitEnergies,
  gibbs,
  mixtureShares,
} from '../../mathematics/maximum-likelihood.ts';

/**
 * Maximum likelihood of a free vector of energies: gradient descent on the negative log-likelihood,
 * from no energy at all to the energies whose Gibbs distribution is that of the data.
 */
export default defineFigure({
  parameters: {
    halfWidth: 3,
    nodes: 201,
    beta: 1,
    step: 3.9,
    shown: [0, 30, 1000],
    steps: 20_000,
    arrowEvery: 10,
    arrowLength: 110,
  },
  compute({ parameters }) {
    const { halfWidth, beta, step, shown, steps, arrowEvery, arrowLength } = parameters;
    const nodes = linspace(-halfWidth, halfWidth, parameters.nodes);
    const h = nodes[1]! - nodes[0]!;
    const data = mixtureShares(nodes);
    const floor = (entropy(data) + Math.log(h)) / beta;
    const { losses } = fitEnergies(data, { h, beta, step, steps });
    const stages = shown.map((n) => {
      const { e } = fitEnergies(data, { h, beta, step, steps: n });
      return { n, e, p: gibbs(e, beta, h).p };
    });
    const fit = stages.map(
      ({ n, e, p }) =>
        [
          `fit-${n}`,
          {
            columns: tabulate(
              nodes.map((y, k) => ({ y, e: e[k]!, p: p[k]! / h, data: data[k]! / h })),
            ),
          },
        ] as const,
    );

    const middle = stages[1]!;
    const forces = nodes.flatMap((y, k) =>
      k % arrowEvery === 0
        ? [{ y, e: middle.e[k]!, u: 0, v: -arrowLength * (data[k]! - middle.p[k]!) }]
        : [],
    );
    const error = (p: readonly number[]) =>
      Math.max(...p.map((each, k) => Math.abs(each - data[k]!)));
    const drawn = losses
      .map((loss, n) => ({ n: n + 1, gap: loss - floor }))
      .filter(({ n }) => n === 1 || isOnScale(n, 24));
    return {
      tables: {
        ...Object.fromEntries(fit),
        forces: { columns: tabulate(forces) },
        losses: { columns: tabulate(drawn) },
      },
      numbers: {
        nodes: nodes.length,
        step,
        floor,
        'loss-0': losses[0]!,
        'loss-1000': losses[1000]!,
        'loss-last': losses.at(-1)!,
        steps,
        'middle-steps': middle.n,
        'last-steps': stages.at(-1)!.n,
        'error-0': error(stages[0]!.p),
        'error-last': error(stages.at(-1)!.p),
      },
    };
  },
});

/** Whether n is the first integer in one of `parts` equal parts of its decade. */
function isOnScale(n: number, parts: number): boolean {
  return Math.floor(parts * Math.log10(n)) > Math.floor(parts * Math.log10(n - 1));
}
