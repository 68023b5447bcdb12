import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace, periodNodes, planePoints } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { energy } from '../../mathematics/inference.ts';
import {
  exactInnerProduct,
  exampleEnergy,
  exampleWave,
  innerProduct,
} from '../../mathematics/periodic.ts';
import { move, pairNet } from '../../mathematics/untrained-pair.ts';

/** A vector is a function of its index; a function is a vector with as many components as its domain has points. */
export default defineFigure({
  parameters: {
    vector: [-1.2, 0.3, 0.8, 2, 3.1],
    nodes: [8, 16, 32],
    heat: { halfWidth: 3, halfHeight: 3, columns: 31, rows: 31 },
    input: [0, 1.5] as const,
  },
  compute({ parameters: { vector, nodes, heat, input } }) {
    const net = pairNet('shallow');
    const y = move(net, input);
    const samples = (count: number) =>
      tabulate(periodNodes(count).map((z, k) => ({ k, z, e: exampleEnergy(z) })));
    return {
      tables: {
        vector: { columns: tabulate(vector.map((e, k) => ({ k: k + 1, e }))) },
        ...Object.fromEntries(
          nodes.map((count) => [`nodes-${count}`, { columns: samples(count) }]),
        ),
        curve: {
          columns: tabulate(linspace(0, 2 * Math.PI, 129).map((z) => ({ z, e: exampleEnergy(z) }))),
        },
        heat: {
          columns: tabulate(
            planePoints(heat).map(([x1, x2]) => ({ x1, x2, E: energy(net, [x1, x2], y) })),
          ),
          mesh: heat.columns,
        },
      },
      numbers: {
        components: vector.length,
        pixels: heat.columns * heat.rows,
        'inner-exact': exactInnerProduct,
        ...Object.fromEntries(
          [2, 3, 4, ...nodes].map((count) => [
            `inner-${count}`,
            innerProduct(exampleEnergy, exampleWave, count),
          ]),
        ),
      },
    };
  },
});
