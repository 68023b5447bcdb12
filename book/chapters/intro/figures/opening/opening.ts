import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { gridLines } from '../../mathematics/grid-lines.ts';
import { move, pairNet } from '../../mathematics/untrained-pair.ts';

/** A square grid after an untrained net 2 → 5 → 2: a sheet that was bent and never torn. */
export default defineFigure({
  parameters: { netSeed: 149, grid: { halfWidth: 3.5, lines: 35, nodes: 39 } },
  compute({ parameters: { netSeed, grid } }) {
    const net = pairNet('shallow', netSeed);
    const rows = gridLines(grid).flatMap((line, piece) =>
      [line[0]!, ...line].map((x) => {
        const [y1, y2] = move(net, x);
        return { piece, x1: x[0], y1, y2 };
      }),
    );
    return {
      tables: { sheet: { columns: tabulate(rows) } },
      numbers: { 'net-seed': netSeed },
    };
  },
});
