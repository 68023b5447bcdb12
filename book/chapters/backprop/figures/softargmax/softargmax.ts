import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { bothPasses } from '../../mathematics/circuit.ts';
import { softargmax } from '../../mathematics/modules.ts';
import { smallInput, smallNet, smallTarget } from '../../mathematics/small-net.ts';

/** What the bias of the small net's last layer hears: probabilities, target, and their difference. */
export default defineFigure({
  parameters: { input: smallInput, target: smallTarget },
  compute({ parameters: { input, target } }) {
    const { values, backwards } = bothPasses(smallNet(), input, target);
    const p = softargmax(values[3]!);
    const gradBias = backwards[2]!.gradBias!;
    const rows = p.map((probability, k) => ({
      k: k + 1,
      p: probability,
      y: k === target ? 1 : 0,
      gradBias: gradBias[k]!,
    }));
    const most = rows.reduce((best, row) => (row.p > best.p ? row : best));
    return {
      tables: { bars: { columns: tabulate(rows) } },
      numbers: {
        'most-likely': most.k,
        'highest-probability': most.p,
        'target-probability': p[target]!,
        'gradient-of-target': gradBias[target]!,
      },
    };
  },
});
