import { defineFigure } from '@chiaroscuro/compute/figure';
import { planePoints } from '@chiaroscuro/compute/grids';
import { levelLines, levelRows } from '@chiaroscuro/compute/level-lines';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { bestReconstruction, cleanSamples, exactField } from '../../mathematics/denoising.ts';
import { lineRows } from '../../mathematics/outlines.ts';
import { distanceToNearest } from '../../mathematics/prototypes.ts';
import { indexOf, newtonStep } from '../../mathematics/stationary-points.ts';
import { evenStreamlines, lineHead } from '../../mathematics/streamlines.ts';
import { divergence, realParts } from '../../mathematics/vector-fields.ts';
import { watershed } from '../../mathematics/watershed.ts';

/**
 * The field of the exact denoiser: its flow, where it almost vanishes, and which of these places attract
 * and which repel; its stationary points, and the valley and the ridge that join them.
 */
export default defineFigure({
  seed: 4,
  // Paths run for hundreds of units of time past saddles, which amplify rounding.
  tolerance: 1e-6,
  parameters: {
    sigma: 0.1,
    stillness: 0.03,
    window: 1.25,
    grid: 61,
    fineGrid: 141,
    streamlines: { separation: 0.085, step: 0.0125, stillness: 0.03, shortest: 0.12 },
    paths: { near: 4e-3, spacing: 0.02, steps: 4000 },
    wanderers: 200,
    iterations: 200,
  },
  compute({ parameters, random }) {
    const { sigma, stillness, window, grid, fineGrid, streamlines, paths } = parameters;
    const samples = cleanSamples();
    const field = exactField(samples, sigma);
    const square = (count: number) => ({
      halfWidth: window,
      halfHeight: window,
      columns: count,
      rows: count,
    });
    const places = planePoints(square(fineGrid)).map((y) => {
      const { v, J } = field(y);
      return { y, v, J, speed: Math.hypot(v[0], v[1]) };
    });
    const still = places
      .filter(({ speed }) => speed < stillness)
      .map((place) => ({
        distance: distanceToNearest(samples, place.y),
        divergence: divergence(place),
        most: realParts(place)[1],
      }));
    const [attracting, repelling] = [-1, 1].map((sign) =>
      still.filter((place) => sign * place.divergence > 0),
    );
    // About the ridge the places where the field is as small are narrower than a cell of the grid.
    const band = levelLines(
      square(fineGrid),
      places.map(({ speed }) => speed),
      [stillness],
    ).filter(({ points }) => points.every((y) => divergence(field(y)) < 0));
    const cell = (2 * window) / (fineGrid - 1);
    const starts = places
      .filter((place) => Math.hypot(...newtonStep(place)) < 2 * cell)
      .map(({ y }) => y);
    const { points, valleys, ridges } = watershed(field, { starts, halfWidth: window, ...paths });
    const ofKind = (kind: string, sign: number) =>
      points.filter((point) => point.kind === kind && sign * divergence(field(point.y)) > 0);
    const stationary = {
      sinks: ofKind('sink', -1),
      passes: ofKind('saddle', -1),
      saddles: ofKind('saddle', 1),
      sources: ofKind('source', 1),
    };
    // The fastest places first: long lines come in from outside, short ones fill the gaps.
    const seeds = [...places].sort((one, other) => other.speed - one.speed).map(({ y }) => y);
    const flowLines = evenStreamlines((y) => field(y).v, seeds, {
      halfWidth: window,
      ...streamlines,
    });
    const best = bestReconstruction(samples, sigma);
    const wanderers = Array.from({ length: parameters.wanderers }, (): Point => {
      const y1 = window * (2 * random.uniform() - 1);
      return [y1, window * (2 * random.uniform() - 1)];
    }).map((start) => {
      let end = start;
      for (let step = 0; step < parameters.iterations; step++) end = best(end);
      return { start, end };
    });
    return {
      tables: {
        speed: {
          columns: tabulate(
            planePoints(square(grid)).map(([y1, y2]) => ({
              y1,
              y2,
              speed: Math.log10(Math.hypot(...field([y1, y2]).v)),
            })),
          ),
          mesh: grid,
        },
        flow: { columns: tabulate(lineRows(flowLines.map(everySecond))) },
        heads: { columns: tabulate(flowLines.map(lineHead)) },
        valley: { columns: tabulate(lineRows(valleys)) },
        ridge: { columns: tabulate(lineRows(ridges)) },
        still: { columns: tabulate(still) },
        ends: {
          columns: tabulate(
            wanderers.map(({ start, end }) => ({
              y1: start[0],
              y2: start[1],
              end1: end[0],
              end2: end[1],
              distance: distanceToNearest(samples, end),
            })),
          ),
        },
        band: { columns: tabulate(levelRows(band)) },
        ...Object.fromEntries(
          Object.entries(stationary).map(([name, list]) => [
            name,
            {
              columns: tabulate(
                list.map(({ y: [y1, y2], eigenvalues: [least, most] }) => ({
                  y1,
                  y2,
                  least,
                  most,
                })),
              ),
            },
          ]),
        ),
      },
      numbers: {
        sigma,
        stillness,
        'sample-count': samples.length,
        ...Object.fromEntries(
          Object.entries(stationary).map(([name, list]) => [`${name}-count`, list.length]),
        ),
        'attracting-count': attracting!.length,
        'repelling-count': repelling!.length,
        'attracting-reach': Math.max(...attracting!.map(({ distance }) => distance)),
        'repelling-gap': Math.min(...repelling!.map(({ distance }) => distance)),
        'strictly-attracting-share':
          (100 * attracting!.filter(({ most }) => most < 0).length) / attracting!.length,
        'wanderer-count': wanderers.length,
        iterations: parameters.iterations,
        'wanderers-reach': Math.max(...wanderers.map(({ end }) => distanceToNearest(samples, end))),
        'typical-source': median(repelling!.map(({ most }) => most)),
        'index-sum': points.reduce((sum, point) => sum + indexOf(point), 0),
      },
    };
  },
});

function everySecond(line: readonly Point[]): Point[] {
  return line.filter((_, i) => i % 2 === 0 || i === line.length - 1);
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
