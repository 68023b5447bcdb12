import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { apply, transpose, type Matrix2 } from './matrix.ts';

/** The matrix that the sections on linear maps take apart. */
export const exampleMatrix: Matrix2 = [
  [1.3, 0.8],
  [-0.1, 0.7],
];

/** The same with its second column negated: its determinant is negative. */
export const turningMatrix: Matrix2 = [
  [1.3, -0.8],
  [-0.1, -0.7],
];

/** A signal to follow through the factors of the matrix. */
export const exampleSignal: Point = [0.5, 1.1];

/**
 * The unit circle cos φ v₁ + sin φ v₂ from v₁ over v₂ almost round to v₁ again. The gap shows in
 * which sense it is run through.
 *
 * @param vTransposed Vᵀ, whose rows are v₁ and v₂.
 */
export function orientedCircle(vTransposed: Matrix2): { phi: number; point: Point }[] {
  const v = transpose(vTransposed);
  return linspace(0, 2 * Math.PI - 0.25, 97).map((phi) => ({
    phi,
    point: apply(v, [Math.cos(phi), Math.sin(phi)]),
  }));
}
