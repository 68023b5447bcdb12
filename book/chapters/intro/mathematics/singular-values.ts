import { diagonal, rotation, transpose, multiply, type Matrix2 } from './matrix.ts';

/** W = U Σ Vᵀ with orthogonal U and V, and σ₁ ≥ σ₂ ≥ 0. */
export interface SingularValues {
  u: Matrix2;
  sigma: readonly [sigma1: number, sigma2: number];
  vTransposed: Matrix2;
}

/**
 * The singular value decomposition in closed form. A 2 × 2 matrix is a multiple of a rotation, of
 * size q and angle α₂, plus a multiple of a reflection, of size r and angle α₁; the singular values are
 * q + r and |q − r|, and the rotations turn by half the sum and half the difference of the angles.
 * Vᵀ is always a rotation. Where det W < 0, U is a reflection: its second column is negated.
 */
export function singularValues([[a, b], [c, d]]: Matrix2): SingularValues {
  const [e, f, g, h] = [(a + d) / 2, (a - d) / 2, (c + b) / 2, (c - b) / 2];
  const [q, r] = [Math.hypot(e, h), Math.hypot(f, g)];
  const [reflected, rotated] = [Math.atan2(g, f), Math.atan2(h, e)];
  const turn = rotation((rotated + reflected) / 2);
  return {
    u: q >= r ? turn : multiply(turn, diagonal(1, -1)),
    sigma: [q + r, Math.abs(q - r)],
    vTransposed: rotation((rotated - reflected) / 2),
  };
}

/** The product U Σ Vᵀ. */
export function compose({ u, sigma, vTransposed }: SingularValues): Matrix2 {
  return multiply(u, multiply(diagonal(...sigma), vTransposed));
}

/** The columns of a matrix, for instance the singular vectors u₁ and u₂ of U. */
export function columns(matrix: Matrix2): Matrix2 {
  return transpose(matrix);
}
