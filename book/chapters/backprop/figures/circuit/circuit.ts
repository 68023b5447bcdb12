import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { bothPasses } from '../../mathematics/circuit.ts';
import { smallInput, smallNet, smallTarget } from '../../mathematics/small-net.ts';

/** Both passes through the chapter's small net: value and gradient of every component on every wire. */
export default defineFigure({
  parameters: { input: smallInput, target: smallTarget },
  compute({ parameters: { input, target } }) {
    const { values, gradients, cost, backwards } = bothPasses(smallNet(), input, target);
    const wires = values.flatMap((vector, wire) =>
      vector.map((value, row) => ({
        wire,
        row,
        // Components stand about the middle of the tallest column.
        line: row - (vector.length - 1) / 2,
        value,
        gradient: gradients[wire]![row]!,
      })),
    );
    const { gradWeight, gradBias } = backwards[2]!;
    return {
      tables: { wires: { columns: tabulate(wires) } },
      numbers: {
        cost,
        'score-of-target': values[3]![target]!,
        'probability-of-target': Math.exp(values[4]![target]!),
        'best-score': Math.max(...values[3]!),
        alive: values[2]!.filter((value) => value > 0).length,
        'largest-hidden': Math.max(...values[2]!),
        'bias-gradient-of-target': gradBias![target]!,
        'weight-gradient-of-target':
          gradWeight![target]![values[2]!.indexOf(Math.max(...values[2]!))]!,
        'input-gradient-1': gradients[0]![0]!,
        'input-gradient-2': gradients[0]![1]!,
        'parameter-count': 2 * 7 + 7 + 7 * 5 + 5,
      },
    };
  },
});
