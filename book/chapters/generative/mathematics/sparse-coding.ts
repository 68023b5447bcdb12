import type { Point } from '@chiaroscuro/compute/plane';

/** A dictionary of a sparse coder: its atoms, points of the plane of norm at most one. */
export interface Dictionary {
  atoms: readonly Point[];
  /** Price of a unit of code, λ > 0. */
  lambda: number;
}

/** The reconstruction Wz. */
export function reconstruct(atoms: readonly Point[], z: readonly number[]): Point {
  let [y1, y2] = [0, 0];
  atoms.forEach(([w1, w2], j) => {
    y1 += w1 * z[j]!;
    y2 += w2 * z[j]!;
  });
  return [y1, y2];
}

/** The energy E(y, z) = ‖y − Wz‖² + λ‖z‖₁. */
export function sparseEnergy(
  { atoms, lambda }: Dictionary,
  y: Point,
  z: readonly number[],
): number {
  const [y1, y2] = reconstruct(atoms, z);
  const price = z.reduce((sum, value) => sum + Math.abs(value), 0);
  return (y[0] - y1) ** 2 + (y[1] - y2) ** 2 + lambda * price;
}

/** ∇_z ‖y − Wz‖² = 2Wᵀ(Wz − y). */
export function reconstructionGradient(
  atoms: readonly Point[],
  y: Point,
  z: readonly number[],
): number[] {
  const [y1, y2] = reconstruct(atoms, z);
  return atoms.map(([w1, w2]) => 2 * (w1 * (y1 - y[0]) + w2 * (y2 - y[1])));
}

/** Soft threshold: towards zero by the threshold, and no further. */
export function shrink(value: number, threshold: number): number {
  return Math.sign(value) * Math.max(Math.abs(value) - threshold, 0);
}

/** L = 2σ_max(W)²: no slope of ‖y − Wz‖² in z changes faster. */
export function lipschitzConstant(atoms: readonly Point[]): number {
  const moment = (i: 0 | 1, j: 0 | 1) => atoms.reduce((sum, w) => sum + w[i] * w[j], 0);
  const [a, b, c] = [moment(0, 0), moment(0, 1), moment(1, 1)];
  return a + c + Math.hypot(a - c, 2 * b);
}

/** The code of least energy, and its energy: the free energy of y. */
export interface SparseCode {
  z: number[];
  value: number;
}

/**
 * ž = argmin_z E(y, z), exactly. In the plane some minimiser has at most two non-zero components;
 * with their places and signs given, the slope is linear in them. So every such choice gives one
 * candidate, and the best candidate is the minimiser.
 */
export function sparseCode(dictionary: Dictionary, y: Point): SparseCode {
  const { atoms, lambda } = dictionary;
  const correlations = atoms.map(([w1, w2]) => w1 * y[0] + w2 * y[1]);
  let best: Entry[] = [];
  let value = y[0] ** 2 + y[1] ** 2;
  const consider = (entries: Entry[]) => {
    const energy = energyOfEntries(dictionary, y, entries);
    if (energy < value) [best, value] = [entries, energy];
  };
  atoms.forEach((w, j) => {
    const square = w[0] ** 2 + w[1] ** 2;
    consider([[j, shrink(correlations[j]!, lambda / 2) / square]]);
    for (let k = 0; k < j; k++) {
      const v = atoms[k]!;
      const [other, cross] = [v[0] ** 2 + v[1] ** 2, w[0] * v[0] + w[1] * v[1]];
      const determinant = square * other - cross ** 2;
      if (determinant < 1e-12) continue; // parallel atoms: one of them does as well
      for (const [sign, otherSign] of signs) {
        const p = correlations[j]! - (sign * lambda) / 2;
        const q = correlations[k]! - (otherSign * lambda) / 2;
        const one = (other * p - cross * q) / determinant;
        const two = (square * q - cross * p) / determinant;
        if (sign * one > 0 && otherSign * two > 0)
          consider([
            [j, one],
            [k, two],
          ]);
      }
    }
  });
  const z = atoms.map(() => 0);
  for (const [j, entry] of best) z[j] = entry;
  return { z, value };
}

/** The place and the value of a component that is not zero. */
type Entry = readonly [place: number, value: number];

function energyOfEntries(
  { atoms, lambda }: Dictionary,
  y: Point,
  entries: readonly Entry[],
): number {
  let [r1, r2] = y;
  let price = 0;
  for (const [j, value] of entries) {
    r1 -= atoms[j]![0] * value;
    r2 -= atoms[j]![1] * value;
    price += Math.abs(value);
  }
  return r1 * r1 + r2 * r2 + lambda * price;
}

const signs = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;
