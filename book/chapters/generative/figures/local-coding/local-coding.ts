import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace, planePoints } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { coilPoint, coilSamples } from '../../mathematics/coil.ts';
import { rectangle } from '../../mathematics/half-planes.ts';
import { fitColdPrototypes, spreadStart } from '../../mathematics/k-means.ts';
import { localCode, type LocalCode, type LocalCoder } from '../../mathematics/local-coding.ts';
import { learnLocalCoder } from '../../mathematics/local-learning.ts';
import { outlineRows, pointRows } from '../../mathematics/outlines.ts';
import { codeCells } from '../../mathematics/tessellation.ts';

const coilPlane = { halfWidth: 1.25, halfHeight: 1.25 };

/** Local coding of the coil: the valley along the data, a closer look at it, and the codes along the curve. */
export default defineFigure({
  seed: 1,
  parameters: {
    samples: 300,
    K: 20,
    startSeed: 3,
    lambda: 0.3,
    lowLambda: 0.03,
    rounds: 40,
    grid: 63,
    zoom: { centre: [0.6, 0.6] as Point, half: 0.42, grid: 51 },
    stations: 301,
    low: 0.01,
  },
  compute({ parameters, random }) {
    const { K, startSeed, lambda, lowLambda, rounds, grid, zoom, stations, low } = parameters;
    const samples = coilSamples(random, parameters.samples).map(({ y }) => y);
    const cold = fitColdPrototypes(samples, spreadStart(seededRandom(startSeed), samples, K));
    const start: LocalCoder = { prototypes: cold.prototypes, lambda };
    const { prototypes, losses } = learnLocalCoder(samples, start, rounds);
    const coder: LocalCoder = { prototypes, lambda };
    const codes = samples.map((y) => localCode(coder, y));
    const plane = planePoints({ ...coilPlane, columns: grid, rows: grid });
    const heat = heatRows(coder, plane);
    const cells = codeCells(coder, rectangle({ halfWidth: 4, halfHeight: 4 }));
    const outlines = (shares: number) => ({
      columns: tabulate(
        outlineRows(cells.filter((cell) => cell.shares === shares).map(({ corners }) => corners)),
      ),
    });
    const near = samples.flatMap((y, n) => {
      const [d1, d2] = [y[0] - zoom.centre[0], y[1] - zoom.centre[1]];
      return Math.max(Math.abs(d1), Math.abs(d2)) < zoom.half ? [{ y, code: codes[n]! }] : [];
    });
    return {
      tables: {
        samples: { columns: tabulate(pointRows(samples)) },
        prototypes: { columns: tabulate(pointRows(prototypes)) },
        edges: { columns: tabulate(edgeRows(prototypes, codes)) },
        heat: { columns: tabulate(heat), mesh: grid },
        zoom: { columns: tabulate(heatRows(coder, zoomPoints(zoom))), mesh: zoom.grid },
        corners: outlines(1),
        bridges: outlines(2),
        faces: outlines(3),
        residuals: {
          columns: tabulate(
            near.map(({ y, code: { reconstruction: r } }) => ({
              y1: y[0],
              y2: y[1],
              u: r[0] - y[0],
              v: r[1] - y[1],
            })),
          ),
        },
        shares: { columns: shareColumns(coder, stations) },
        losses: { columns: tabulate(losses.map((loss, round) => ({ round, loss }))) },
      },
      numbers: {
        lambda,
        rounds,
        'low-lambda': lowLambda,
        'prototype-count': K,
        'sample-count': samples.length,
        'start-loss': losses[0]!,
        loss: losses.at(-1)!,
        'cold-loss': cold.losses.at(-1)!,
        'mean-active': codes.reduce((sum, { shares }) => sum + shares.length, 0) / codes.length,
        'low-area': 100 * shareBelow(heat, low),
        'low-area-at-low-lambda':
          100 * shareBelow(heatRows({ prototypes, lambda: lowLambda }, plane), low),
        plateau: (100 * lambda) / (1 + lambda),
        'zoom-left': zoom.centre[0] - zoom.half,
        'zoom-right': zoom.centre[0] + zoom.half,
      },
    };
  },
});

function heatRows(coder: LocalCoder, points: readonly Point[]) {
  return points.map(([y1, y2]) => ({ y1, y2, F: localCode(coder, [y1, y2]).value }));
}

function zoomPoints({
  centre,
  half,
  grid,
}: {
  centre: Point;
  half: number;
  grid: number;
}): Point[] {
  const square = { halfWidth: half, halfHeight: half, columns: grid, rows: grid };
  return planePoints(square).map(([d1, d2]) => [centre[0] + d1, centre[1] + d2]);
}

/** A segment for each pair of prototypes that explains some sample alone, with how many it explains. */
function edgeRows(prototypes: readonly Point[], codes: readonly LocalCode[]) {
  const counts = new Map<string, number>();
  for (const { shares } of codes) {
    if (shares.length !== 2) continue;
    const key = shares.map(({ index }) => index).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, samples]) => {
    const [a, b] = key.split(',').map(Number);
    const [from, to] = [prototypes[a!]!, prototypes[b!]!];
    return { y1: from[0], y2: from[1], u: to[0] - from[0], v: to[1] - from[1], samples };
  });
}

/** The shares of all prototypes at points of the coil without noise: columns `t z1 … zK`. */
function shareColumns(coder: LocalCoder, stations: number) {
  const t = linspace(0, 1, stations);
  const codes = t.map((at) => localCode(coder, coilPoint(at)));
  const columns = coder.prototypes.map((_, k): [string, number[]] => [
    `z${k + 1}`,
    codes.map(({ shares }) => shares.find(({ index }) => index === k)?.share ?? 0),
  ]);
  return { t, ...Object.fromEntries(columns) };
}

function shareBelow(rows: readonly { F: number }[], level: number): number {
  return rows.filter(({ F }) => F < level).length / rows.length;
}
