import { frontLength, fronts } from './fronts.ts';
import type { Weights } from './manifold.ts';

/** How many rows each piece has. */
export const frontRowCount = frontLength + 1;

/**
 * The level lines of F_∞ at the given levels, one piece after the other: rows `piece level y1 y2`,
 * `frontRowCount` rows a piece. Each piece begins one point early, so that a drawing may spend its
 * first row on lifting the pen and still close the line.
 */
export function frontRows(
  w: Weights,
  levels: readonly number[],
): { piece: number; level: number; y1: number; y2: number }[] {
  return levels
    .flatMap((level) => fronts(w, Math.sqrt(level)).map((curve) => ({ level, curve })))
    .flatMap(({ level, curve }, piece) =>
      [curve.at(-2)!, ...curve].map(([y1, y2]) => ({ piece, level, y1, y2 })),
    );
}
