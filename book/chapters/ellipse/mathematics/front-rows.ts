import { fronts } from './fronts.ts';
import type { Weights } from './manifold.ts';

/**
 * The level lines of F_∞ at the given levels, one piece after the other: rows `piece level y1 y2`,
 * `frontLength` rows a piece.
 */
export function frontRows(
  w: Weights,
  levels: readonly number[],
): { piece: number; level: number; y1: number; y2: number }[] {
  return levels
    .flatMap((level) => fronts(w, Math.sqrt(level)).map((curve) => ({ level, curve })))
    .flatMap(({ level, curve }, piece) => curve.map(([y1, y2]) => ({ piece, level, y1, y2 })));
}
