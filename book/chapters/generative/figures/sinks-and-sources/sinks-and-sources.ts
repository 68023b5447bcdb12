import { defineFigure } from '@chiaroscuro/compute/figure';
import { planePoints } from '@chiaroscuro/compute/grids';
import { levelLines, levelRows } from '@chiaroscuro/compute/level-lines';
import type { Point } from '@chiaroscuro/compute/plane';
import { simplifyLine } from '@chiaroscuro/compute/simplify-line';
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
    grid: 51,
    samplesOfCell: 4,
    fineGrid: 141,
    streamlines: { separation: 0.085, step: 0.0125, stillness: 0.03, shortest: 0.12 },
    paths: { near: 4e-3, spacing: 0.02, steps: 4000 },
    wanderers: 200,
    iterations: 200,
    // What a drawing cannot show: a twentieth of a point on paper, and dots that hide each other.
    lineTolerance: 5e-4,
    dotSize: { distance: 3e-3, divergence: 0.05 },
  },
  compute({ parameters, random }) {
    const { sigma, stillness, window, grid, fineGrid, streamlines, paths, lineTolerance } =
      parameters;
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
    const simple = (line: readonly Point[]) => simplifyLine(line, lineTolerance);
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
    // The field is shortest on lines thinner than a cell of the coarse grid, which single nodes meet or miss.
    const cellOfNode = planePoints({
      halfWidth: (window / (grid - 1)) * (1 - 1 / parameters.samplesOfCell),
      halfHeight: (window / (grid - 1)) * (1 - 1 / parameters.samplesOfCell),
      columns: parameters.samplesOfCell,
      rows: parameters.samplesOfCell,
    });
    const aroundNode = ([y1, y2]: Point) => cellOfNode.map(([d1, d2]): Point => [y1 + d1, y2 + d2]);
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
            planePoints(square(grid)).map((centre) => ({
              y1: centre[0],
              y2: centre[1],
              speed: Math.log10(mean(aroundNode(centre).map((y) => Math.hypot(...field(y).v)))),
            })),
          ),
          mesh: grid,
        },
        flow: { columns: tabulate(lineRows(flowLines.map(simple))) },
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
        attracting: { columns: tabulate(withoutHidden(attracting!, parameters.dotSize)) },
        repelling: { columns: tabulate(withoutHidden(repelling!, parameters.dotSize)) },
        band: {
          columns: tabulate(
            levelRows(band.map(({ level, points: line }) => ({ level, points: simple(line) }))),
          ),
        },
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

interface StillPlace {
  distance: number;
  divergence: number;
}

/** One place for each rectangle of a dot's size in which there are any, the first of them. */
function withoutHidden(places: readonly StillPlace[], size: StillPlace): StillPlace[] {
  const dots = new Map<string, StillPlace>();
  for (const { distance, divergence: sum } of places) {
    const key = `${Math.floor(distance / size.distance)} ${Math.floor(sum / size.divergence)}`;
    if (!dots.has(key)) dots.set(key, { distance, divergence: sum });
  }
  return [...dots.values()];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
