import { defineFigure, type TableData } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { cloudRows, cloudSeed, normalCloud } from '../../mathematics/cloud.ts';
import { gridLines, lineRows } from '../../mathematics/grid-lines.ts';
import { sandwich, stages } from '../../mathematics/sandwich.ts';

/** The cloud and a grid at the five places of a sandwich of two layers, two units wide. */
export default defineFigure({
  seed: cloudSeed,
  parameters: { points: 200, grid: { halfWidth: 2, lines: 9, nodes: 25 } },
  compute({ parameters: { points, grid }, random }) {
    const cloud = normalCloud(random, points);
    const lines = gridLines(grid);
    return {
      tables: Object.fromEntries(
        [0, 1, 2, 3, 4].flatMap((place): [string, TableData][] => {
          const after = cloud.map((x) => stages(sandwich, x)[place]!);
          return [
            [`cloud-${place}`, { columns: tabulate(cloudRows(cloud, after)) }],
            [
              `grid-${place}`,
              { columns: tabulate(lineRows(lines, (x) => stages(sandwich, x)[place]!)) },
            ],
          ];
        }),
      ),
      numbers: Object.fromEntries(
        sandwich.flatMap(({ weights, bias }, k) =>
          [...weights.flat(), ...bias].map((value, i) => [
            `${['w-11', 'w-12', 'w-21', 'w-22', 'b-1', 'b-2'][i]!}-layer-${k + 1}`,
            value,
          ]),
        ),
      ),
    };
  },
});
