import { defineFigure } from '@chiaroscuro/compute/figure';
import { energy, energyMinima } from '../../mathematics/energy.ts';
import { evolutePoint, medialHalfLength } from '../../mathematics/evolute.ts';
import { linspace } from '@chiaroscuro/compute/grids';
import {
  closedManifold,
  decode,
  untrainedWeights,
  type Weights,
} from '../../mathematics/manifold.ts';
import { displacement, type Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';

const outside: Point[] = [
  [2.1, 0.8],
  [-1.2, 1],
  [-2.1, -0.6],
  [0.9, -0.9],
];

/**
 * The free energy F_∞ as a construction: its root is the radius of the circle about y that touches
 * the manifold. On the medial axis the circle touches twice.
 */
export default defineFigure({
  parameters: { weights: untrainedWeights, outside, onMedialAxis: -0.4 },
  compute({ parameters: { weights, outside, onMedialAxis } }) {
    const medial: Point = [onMedialAxis, 0];
    const constructions = [...outside, medial].map((y, i) => construct(weights, y, i + 1));
    const [first] = constructions;
    const last = constructions.at(-1)!;
    const z = linspace(0, 2 * Math.PI, 97);
    const energyCurve = (y: Point) => ({
      columns: { z, E: z.map((at) => energy(weights, y, at)) },
    });
    const contacts = ({ feet, value }: Construction) => ({
      columns: tabulate(feet.map((at) => ({ z: at, E: value }))),
    });
    const halfLength = medialHalfLength(weights);
    return {
      tables: {
        ellipse: { columns: tabulate(closedManifold(weights)) },
        evolute: {
          columns: tabulate(
            linspace(0, 2 * Math.PI, 193).map((at) => {
              const [y1, y2] = evolutePoint(weights, at);
              return { z: at, y1, y2 };
            }),
          ),
        },
        'medial-axis': { columns: { y1: [-halfLength, halfLength], y2: [0, 0] } },
        points: {
          columns: tabulate(
            constructions.map(({ n, y, value, feet }) => ({
              n,
              y1: y[0],
              y2: y[1],
              radius: Math.sqrt(value),
              Fcold: value,
              zCheck: feet[0]!,
            })),
          ),
        },
        circles: { columns: tabulate(constructions.flatMap(circle)), mesh: 97 },
        normals: {
          columns: tabulate(
            constructions.flatMap(({ n, y, feet }) =>
              feet.map((at) => {
                const [u, v] = displacement(y, decode(weights, at));
                return { n, y1: y[0], y2: y[1], u, v };
              }),
            ),
          ),
        },
        feet: {
          columns: tabulate(
            constructions.flatMap(({ n, feet }) =>
              feet.map((at) => {
                const [y1, y2] = decode(weights, at);
                return { n, z: at, y1, y2 };
              }),
            ),
          ),
        },
        energy: energyCurve(first!.y),
        contact: contacts(first!),
        'energy-medial': energyCurve(medial),
        'contacts-medial': contacts(last),
      },
      numbers: {
        'weight-1': weights[0],
        'weight-2': weights[1],
        'medial-half-length': halfLength,
        'evolute-half-height': Math.abs(evolutePoint(weights, Math.PI / 2)[1]),
        'radius-1': Math.sqrt(first!.value),
        'free-energy-1': first!.value,
        'free-energy-medial': last.value,
      },
    };
  },
});

/** A point, its free energy, and the z of every point at which its circle touches the manifold. */
interface Construction {
  n: number;
  y: Point;
  value: number;
  feet: number[];
}

function construct(w: Weights, y: Point, n: number): Construction {
  const minima = energyMinima(w, y);
  const value = Math.min(...minima.map((minimum) => minimum.energy));
  const feet = minima.filter((minimum) => minimum.energy < value + 1e-12).map(({ z }) => z);
  return { n, y, value, feet };
}

function circle({ n, y, value }: Construction) {
  const radius = Math.sqrt(value);
  return linspace(0, 2 * Math.PI, 97).map((angle) => ({
    piece: n - 1,
    y1: y[0] + radius * Math.cos(angle),
    y2: y[1] + radius * Math.sin(angle),
  }));
}
