import type { FigureData } from '@chiaroscuro/compute/figure';
import { planePoints, type PlaneGrid } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { decodedCurve, reconstructionEnergy, type Autoencoder } from './autoencoder.ts';
import { pointRows } from './outlines.ts';
import { coldPrototypeEnergy, distanceToNearest } from './prototypes.ts';
import { rankCorrelation } from './rank-correlation.ts';
import type { CurveSample } from './s-curve.ts';

/** How many points of a curve stand for it where distances from it are taken. */
const curvePoints = 801;

/** What the figures of an auto-encoder with a code of one number show. */
export interface AutoencoderSubject {
  net: Autoencoder;
  samples: readonly CurveSample[];
  /** The curve that the samples were drawn from, over t in [0, 1]. */
  curve(t: number): Point;
  heat: PlaneGrid;
  arrows: PlaneGrid;
}

/** The tables of a drawing, and what the text says of the net. */
export function autoencoderTables({
  net,
  samples,
  curve,
  heat,
  arrows,
}: AutoencoderSubject): FigureData & { numbers: Record<string, number> } {
  const codes = samples.map(({ y }) => net.encode(y));
  const drawn = decodedCurve(net, codes, curvePoints);
  const truth = Array.from({ length: curvePoints }, (_, i) => curve(i / (curvePoints - 1)));
  const plane = planePoints(heat).map((y) => ({
    y,
    F: reconstructionEnergy(net, y),
    cold: coldPrototypeEnergy(drawn, y).value,
  }));
  const energies = samples.map(({ y }) => reconstructionEnergy(net, y));
  return {
    tables: {
      samples: { columns: tabulate(pointRows(samples.map(({ y }) => y))) },
      residuals: { columns: tabulate(samples.map(({ y }) => arrowFrom(net, y))) },
      codes: { columns: tabulate(samples.map(({ t }, i) => ({ t, h: codes[i]! }))) },
      curve: { columns: tabulate(pointRows(drawn)) },
      heat: {
        columns: tabulate(plane.map(({ y: [y1, y2], F }) => ({ y1, y2, F }))),
        mesh: heat.columns,
      },
      arrows: { columns: tabulate(planePoints(arrows).map((y) => arrowFrom(net, y))) },
    },
    numbers: {
      'sample-count': samples.length,
      loss: mean(energies),
      'rank-correlation': Math.abs(
        rankCorrelation(
          codes,
          samples.map(({ t }) => t),
        ),
      ),
      'sweep-error': Math.max(...drawn.map((y) => distanceToNearest(truth, y))),
      'sample-gap': mean(
        samples.map(({ y }, i) => energies[i]! - coldPrototypeEnergy(drawn, y).value),
      ),
      'plane-gap': mean(plane.map(({ F, cold }) => F - cold)),
      'plane-energy': mean(plane.map(({ F }) => F)),
      'half-width': heat.halfWidth,
      'half-height': heat.halfHeight,
    },
  };
}

function arrowFrom({ encode, decode }: Autoencoder, y: Point) {
  const [to1, to2] = decode(encode(y));
  return { y1: y[0], y2: y[1], u: to1 - y[0], v: to2 - y[1] };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
