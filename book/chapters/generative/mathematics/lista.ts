import type { Point } from '@chiaroscuro/compute/plane';
import { lipschitzConstant, shrink, type Dictionary } from './sparse-coding.ts';

/** The parameters of a learnt shrinkage net with m components, the same in each of its layers. */
export interface ShrinkageNet {
  /** 2 × m, row-major: what the target contributes to each component. */
  encoder: readonly number[];
  /** m × m, row-major: what component i contributes to component j in the next layer. */
  recurrence: readonly number[];
  /** m thresholds. */
  thresholds: readonly number[];
}

/** The net whose layers are steps of ISTA: W_e = 2W/L, S = I − 2WᵀW/L, θ = λ/L. */
export function istaNet({ atoms, lambda }: Dictionary): ShrinkageNet {
  const L = lipschitzConstant(atoms);
  return {
    encoder: [0, 1].flatMap((i) => atoms.map((w) => (2 * w[i]!) / L)),
    recurrence: atoms.flatMap((v, i) =>
      atoms.map((w, j) => Number(i === j) - (2 * (v[0] * w[0] + v[1] * w[1])) / L),
    ),
    thresholds: atoms.map(() => lambda / L),
  };
}

/** The code that a net of some layers computes, from the code zero: z ← shrink_θ(W_eᵀy + Sz). */
export function shrinkageCode(net: ShrinkageNet, y: Point, layers: number): number[] {
  const { encoder, recurrence, thresholds } = net;
  const m = thresholds.length;
  let z: number[] = thresholds.map(() => 0);
  for (let layer = 0; layer < layers; layer++) {
    z = thresholds.map((threshold, j) => {
      let sum = encoder[j]! * y[0] + encoder[m + j]! * y[1];
      for (let i = 0; i < m; i++) sum += z[i]! * recurrence[i * m + j]!;
      return shrink(sum, threshold);
    });
  }
  return z;
}

/** A fan of unit vectors at equal angles over a half-turn: many atoms, hardly different from their neighbours. */
export function fanAtoms(count: number): Point[] {
  return Array.from({ length: count }, (_, k): Point => {
    const angle = (Math.PI * k) / count;
    return [Math.cos(angle), Math.sin(angle)];
  });
}
