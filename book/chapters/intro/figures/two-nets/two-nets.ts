import { defineFigure, type TableData } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import type { TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { cloudRows, cloudSeed, normalCloud } from '../../mathematics/cloud.ts';
import { gridLines, lineRows } from '../../mathematics/grid-lines.ts';
import { determinant } from '../../mathematics/matrix.ts';
import { median, principalDeviations } from '../../mathematics/statistics.ts';
import { move, moveJacobian, pairNet, type PairName } from '../../mathematics/untrained-pair.ts';

const names: readonly PairName[] = ['shallow', 'deep'];

/** Where two nets with random weights, a shallow smooth and a deep piecewise linear one, move the cloud. */
export default defineFigure({
  seed: cloudSeed,
  parameters: { drawn: 500, grid: { halfWidth: 3, lines: 21, nodes: 49 }, otherSeeds: 200 },
  compute({ parameters: { drawn, grid, otherSeeds }, random }) {
    const cloud = normalCloud(random);
    const some = cloud.slice(0, drawn);
    const lines = gridLines(grid);
    return {
      tables: {
        'cloud-input': { columns: tabulate(cloudRows(some, some)) },
        'grid-input': {
          columns: tabulate(lineRows(gridLines({ ...grid, nodes: 2 }), (x) => x)),
        },
        ...Object.fromEntries(
          names.flatMap((name): [string, TableData][] => {
            const net = pairNet(name);
            const map = (x: Point) => move(net, x);
            return [
              [`cloud-${name}`, { columns: tabulate(cloudRows(some, some.map(map))) }],
              [`grid-${name}`, { columns: tabulate(lineRows(lines, map)) }],
            ];
          }),
        ),
      },
      numbers: {
        points: cloud.length,
        seeds: otherSeeds,
        'deviation-input': principalDeviations(cloud)[0],
        'shrinkage-deep':
          principalDeviations(cloud)[0] / principalDeviations(moved(pairNet('deep'), cloud))[0],
        // Exercise: with c = 1 each layer keeps a sixth of the mean square.
        'twenty-layers-billionths': 1e9 * Math.sqrt((1 / 6) ** 20),
        ...Object.fromEntries(names.flatMap((name) => numbersOf(name, cloud, otherSeeds))),
      },
    };
  },
});

function numbersOf(name: PairName, cloud: readonly Point[], seeds: number) {
  const spread = (net: TrainedNet) => principalDeviations(moved(net, cloud));
  const net = pairNet(name);
  const determinants = cloud.map((x) => determinant(moveJacobian(net, x)));
  const spreads = Array.from({ length: seeds }, (_, i) => spread(pairNet(name, i + 1)));
  const [first, second] = spread(net);
  return [
    [`deviation-1-${name}`, first],
    [`deviation-2-${name}`, second],
    [`median-deviation-${name}`, median(spreads.map(([one]) => one))],
    [`median-ratio-${name}`, median(spreads.map(([one, other]) => other / one))],
    [`turned-over-${name}`, part(determinants, (d) => d < -1e-12)],
    [`flattened-${name}`, part(determinants, (d) => Math.abs(d) <= 1e-12)],
    [`pieces-${name}`, new Set(cloud.map((x) => linearPiece(net, x))).size],
  ] as const;
}

function moved(net: TrainedNet, cloud: readonly Point[]): Point[] {
  return cloud.map((x) => move(net, x));
}

function part(values: readonly number[], property: (value: number) => boolean): number {
  return values.filter(property).length / values.length;
}

/** What tells the linear pieces of a net apart: its Jacobian. */
function linearPiece(net: TrainedNet, x: Point): string {
  return moveJacobian(net, x)
    .flat()
    .map((entry) => entry.toPrecision(10))
    .join();
}
