import { defineFigure, type TableData } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import {
  leakyRelu,
  relu,
  sigmoid,
  softplus,
  softShrink,
  tanh,
  type Activation,
} from '../../mathematics/activations.ts';
import { cloudRows, cloudSeed, normalCloud } from '../../mathematics/cloud.ts';
import { gridLines, lineRows } from '../../mathematics/grid-lines.ts';
import { normalWithin } from '../../mathematics/statistics.ts';

/** Six activations: each as a function of one number, and as what it makes of a plane. */
export default defineFigure({
  seed: cloudSeed,
  parameters: {
    drawn: 160,
    grid: { halfWidth: 3, lines: 13, nodes: 25 },
    leak: 0.2,
    threshold: 0.5,
  },
  compute({ parameters: { drawn, grid, leak, threshold }, random }) {
    const cloud = normalCloud(random);
    const lines = gridLines(grid);
    const x = linspace(-grid.halfWidth, grid.halfWidth, 121);
    const shown: Record<string, Activation> = {
      relu,
      leaky: leakyRelu(leak),
      tanh,
      sigmoid,
      softplus: softplus(),
      shrink: softShrink(threshold),
    };
    return {
      tables: {
        curves: {
          columns: {
            x,
            ...Object.fromEntries(
              Object.entries(shown).map(([name, { value }]) => [name, x.map(value)]),
            ),
          },
        },
        ...Object.fromEntries(
          Object.entries(shown).flatMap(([name, { value }]): [string, TableData][] => {
            const bend = ([x1, x2]: Point): Point => [value(x1), value(x2)];
            const some = cloud.slice(0, drawn);
            return [
              [`${name}-cloud`, { columns: tabulate(cloudRows(some, some.map(bend))) }],
              [`${name}-grid`, { columns: tabulate(lineRows(lines, bend)) }],
            ];
          }),
        ),
      },
      numbers: {
        leak,
        threshold,
        points: cloud.length,
        'relu-at-origin': share(cloud, (x) => x.every((value) => relu.value(value) === 0)),
        'shrink-expected': normalWithin(threshold) ** 2,
        'shrink-at-origin': share(cloud, (x) => x.every((value) => Math.abs(value) < threshold)),
      },
    };
  },
});

/** The part of a cloud that has a property. */
function share(cloud: readonly Point[], property: (x: Point) => boolean): number {
  return cloud.filter(property).length / cloud.length;
}
