import type { Point } from '@chiaroscuro/compute/plane';

/** A matrix of two rows and two columns, row by row. */
export type Matrix2 = readonly [Point, Point];

/** The product of a matrix and a vector. */
export function apply([row1, row2]: Matrix2, [u, v]: Point): Point {
  return [row1[0] * u + row1[1] * v, row2[0] * u + row2[1] * v];
}

/** The product A·B, which acts as B first and then as A. */
export function multiply(a: Matrix2, b: Matrix2): Matrix2 {
  const [column1, column2] = transpose(b);
  return transpose([apply(a, column1), apply(a, column2)]);
}

/** Rows become columns. */
export function transpose([[a, b], [c, d]]: Matrix2): Matrix2 {
  return [
    [a, c],
    [b, d],
  ];
}

/** The signed factor by which a matrix multiplies areas. */
export function determinant([[a, b], [c, d]]: Matrix2): number {
  return a * d - b * c;
}

/** The rotation by an angle in radians, counter-clockwise. */
export function rotation(angle: number): Matrix2 {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return [
    [cosine, -sine],
    [sine, cosine],
  ];
}

/** The scaling of the two axes by two factors. */
export function diagonal(first: number, second: number): Matrix2 {
  return [
    [first, 0],
    [0, second],
  ];
}

/** The unit matrix. */
export const identity: Matrix2 = diagonal(1, 1);

/** The largest difference between the entries of two matrices. */
export function distance(a: Matrix2, b: Matrix2): number {
  const differences = a.flatMap((row, i) => row.map((entry, j) => Math.abs(entry - b[i]![j]!)));
  return Math.max(...differences);
}
