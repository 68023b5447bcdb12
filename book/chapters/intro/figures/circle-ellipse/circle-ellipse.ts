import { defineFigure } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { exampleMatrix, orientedCircle, turningMatrix } from '../../mathematics/example-matrix.ts';
import { apply, determinant, type Matrix2 } from '../../mathematics/matrix.ts';
import { columns, singularValues } from '../../mathematics/singular-values.ts';

/** The unit circle with the right singular vectors, and its images under two matrices with the left ones. */
export default defineFigure({
  seed: 11,
  parameters: { matrix: exampleMatrix, turning: turningMatrix, randomMatrices: 100_000 },
  compute({ parameters: { matrix, turning, randomMatrices }, random }) {
    const matrices = Array.from({ length: randomMatrices }, (): Matrix2 => [
      [random.normal(), random.normal()],
      [random.normal(), random.normal()],
    ]);
    const [straight, turned] = [imageOfCircle(matrix), imageOfCircle(turning)];
    return {
      tables: {
        circle: { columns: tabulate(straight.circle) },
        ellipse: { columns: tabulate(straight.ellipse) },
        'turned-circle': { columns: tabulate(turned.circle) },
        'turned-ellipse': { columns: tabulate(turned.ellipse) },
        v1: spoke(straight.v[0]),
        v2: spoke(straight.v[1]),
        u1: spoke(straight.axes[0]),
        u2: spoke(straight.axes[1]),
        'turned-v1': spoke(turned.v[0]),
        'turned-v2': spoke(turned.v[1]),
        'turned-u1': spoke(turned.axes[0]),
        'turned-u2': spoke(turned.axes[1]),
      },
      numbers: {
        'random-matrices': randomMatrices,
        'random-turned': matrices.filter((w) => determinant(w) < 0).length / matrices.length,
        'random-difference':
          matrices
            .map((w) => singularValues(w).sigma)
            .reduce((sum, [one, other]) => sum + one ** 2 - other ** 2, 0) / matrices.length,
        'sigma-1': straight.sigma[0],
        'sigma-2': straight.sigma[1],
        determinant: determinant(matrix),
        'turned-determinant': determinant(turning),
        'turned-sigma-1': turned.sigma[0],
        'turned-sigma-2': turned.sigma[1],
        'angle-v': (Math.atan2(straight.v[0][1], straight.v[0][0]) * 180) / Math.PI,
        'angle-u': (Math.atan2(straight.axes[0][1], straight.axes[0][0]) * 180) / Math.PI,
      },
    };
  },
});

function imageOfCircle(matrix: Matrix2) {
  const { u, sigma, vTransposed } = singularValues(matrix);
  const [u1, u2] = columns(u);
  const circle = orientedCircle(vTransposed);
  return {
    sigma,
    v: vTransposed,
    axes: [
      [sigma[0] * u1[0], sigma[0] * u1[1]],
      [sigma[1] * u2[0], sigma[1] * u2[1]],
    ] as const,
    circle: circle.map(({ phi, point: [x1, x2] }) => ({ phi, x1, x2 })),
    ellipse: circle.map(({ phi, point }) => {
      const [x1, x2] = apply(matrix, point);
      return { phi, x1, x2 };
    }),
  };
}

/** A table of two rows: the origin and the tip of a vector. */
function spoke([x1, x2]: Point) {
  return {
    columns: tabulate([
      { x1: 0, x2: 0 },
      { x1, x2 },
    ]),
  };
}
