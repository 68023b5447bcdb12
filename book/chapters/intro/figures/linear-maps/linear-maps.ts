import { defineFigure } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { cloudRows, cloudSeed, normalCloud } from '../../mathematics/cloud.ts';
import {
  apply,
  determinant,
  diagonal,
  identity,
  rotation,
  type Matrix2,
} from '../../mathematics/matrix.ts';
import { singularValues } from '../../mathematics/singular-values.ts';

const square: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];

/** One cloud under five linear maps and one that also shifts, with what becomes of the unit square. */
export default defineFigure({
  seed: cloudSeed,
  parameters: {
    points: 300,
    degrees: 30,
    factors: [1.5, 0.5] as const,
    shear: 0.8,
    shift: [1, -0.75] as const,
  },
  compute({ parameters: { points, degrees, factors, shear, shift }, random }) {
    const cloud = normalCloud(random, points);
    const sheared: Matrix2 = [
      [1, shear],
      [0, 1],
    ];
    const maps: Record<string, { matrix: Matrix2; shift?: Point }> = {
      identity: { matrix: identity },
      rotation: { matrix: rotation((degrees * Math.PI) / 180) },
      scaling: { matrix: diagonal(...factors) },
      reflection: { matrix: diagonal(-1, 1) },
      shear: { matrix: sheared },
      affine: { matrix: sheared, shift },
    };
    const entries = Object.entries(maps).map(([name, map]) => {
      const act = (x: Point): Point => {
        const [s1, s2] = apply(map.matrix, x);
        return [s1 + (map.shift?.[0] ?? 0), s2 + (map.shift?.[1] ?? 0)];
      };
      return { name, act, determinant: determinant(map.matrix) };
    });
    return {
      tables: Object.fromEntries(
        entries.flatMap(({ name, act }) => [
          [name, { columns: tabulate(cloudRows(cloud, cloud.map(act))) }],
          [
            `${name}-square`,
            { columns: tabulate(square.map(act).map(([x1, x2]) => ({ x1, x2 }))) },
          ],
          [`${name}-columns`, { columns: tabulate(columnArrows(act)) }],
        ]),
      ),
      numbers: {
        degrees,
        'factor-1': factors[0],
        'factor-2': factors[1],
        'shear-factor': shear,
        'shear-sigma-1': singularValues(sheared).sigma[0],
        'shear-sigma-2': singularValues(sheared).sigma[1],
        ...Object.fromEntries(entries.map(({ name, determinant: d }) => [`det-${name}`, d])),
      },
    };
  },
});

/** Arrows from where the origin has gone to where the two unit vectors have gone. */
function columnArrows(act: (x: Point) => Point) {
  const [x1, x2] = act([0, 0]);
  return [act([1, 0]), act([0, 1])].map(([s1, s2]) => ({ x1, x2, u: s1 - x1, v: s2 - x2 }));
}
