import type { Point } from '@chiaroscuro/compute/plane';

/** A vector field of the plane at a point: the vector v, and J = ∂v/∂y, one row for each component of v. */
export interface FieldAt {
  v: Point;
  J: readonly [Point, Point];
}

/** A vector field of the plane with its Jacobian. */
export type VectorField = (y: Point) => FieldAt;

/** ∇·v = tr J. */
export function divergence({ J }: FieldAt): number {
  return J[0][0] + J[1][1];
}

/** ∂v₂/∂y₁ − ∂v₁/∂y₂: zero wherever v is a gradient. */
export function curl({ J }: FieldAt): number {
  return J[1][0] - J[0][1];
}

/** The real parts of the eigenvalues of J, in ascending order. */
export function realParts({ J }: FieldAt): [least: number, most: number] {
  const [[a, b], [c, d]] = J;
  const half = (a + d) / 2;
  const root = Math.sqrt(Math.max(((a - d) / 2) ** 2 + b * c, 0));
  return [half - root, half + root];
}

/** A unit eigenvector of a symmetric J for one of its eigenvalues. */
export function eigenvector({ J }: FieldAt, eigenvalue: number): Point {
  const [[a, b], [, d]] = J;
  // Of two rows of J − λI the longer one is further from rounding.
  const [u, v] =
    Math.abs(a - eigenvalue) > Math.abs(d - eigenvalue)
      ? [-b, a - eigenvalue]
      : [d - eigenvalue, -b];
  const length = Math.hypot(u, v);
  return length === 0 ? [1, 0] : [u / length, v / length];
}

/** The field with its arrows turned round: its flow runs backwards. */
export function reversed(field: VectorField): VectorField {
  return (y) => {
    const { v, J } = field(y);
    return {
      v: [-v[0], -v[1]],
      J: [
        [-J[0][0], -J[0][1]],
        [-J[1][0], -J[1][1]],
      ],
    };
  };
}

/** The singular values of J, in ascending order. */
export function singularValues({ J }: FieldAt): [least: number, most: number] {
  const [[a, b], [c, d]] = J;
  const most = (Math.hypot(a + d, c - b) + Math.hypot(a - d, b + c)) / 2;
  return [most === 0 ? 0 : Math.abs(a * d - b * c) / most, most];
}
