import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import {
  criticLossOf,
  normalDensity,
  perfectCritic,
  totalVariation,
  wassersteinDistance,
  type RivalDensities,
} from '../../mathematics/perfect-critic.ts';

/** The best critic for two normal densities, and what it can tell of their distance. */
export default defineFigure({
  parameters: {
    margin: 0.2,
    deviation: 0.5,
    shown: 1.2,
    shifts: { most: 4, count: 81 },
    nodes: { halfWidth: 8, count: 4001 },
    drawn: { from: -1.6, to: 3.2, count: 193 },
  },
  compute({ parameters }) {
    const { margin, deviation, shown, shifts, nodes, drawn } = parameters;
    const line = linspace(-nodes.halfWidth, nodes.halfWidth, nodes.count);
    const rivals = (shift: number): RivalDensities => ({
      spacing: line[1]! - line[0]!,
      data: line.map((y) => normalDensity(y, 0, deviation)),
      generated: line.map((y) => normalDensity(y, shift, deviation)),
    });
    const shownLine = linspace(drawn.from, drawn.to, drawn.count);
    const shownRivals = {
      spacing: shownLine[1]! - shownLine[0]!,
      data: shownLine.map((y) => normalDensity(y, 0, deviation)),
      generated: shownLine.map((y) => normalDensity(y, shown, deviation)),
    };
    const energies = perfectCritic(shownRivals, margin);
    const measures = linspace(0, shifts.most, shifts.count).map((shift) => {
      const pair = rivals(shift);
      return {
        shift,
        loss: criticLossOf(pair, perfectCritic(pair, margin), margin) / margin,
        variation: totalVariation(pair),
        wasserstein: wassersteinDistance(pair),
      };
    });
    const far = measures.find(({ shift }) => shift === 2)!;
    return {
      tables: {
        densities: {
          columns: tabulate(
            shownLine.map((y, i) => ({
              y,
              data: shownRivals.data[i]!,
              generated: shownRivals.generated[i]!,
              C: energies[i]!,
            })),
          ),
        },
        measures: { columns: tabulate(measures) },
      },
      numbers: { margin, deviation, shown, 'far-variation': far.variation, 'far-loss': far.loss },
    };
  },
});
