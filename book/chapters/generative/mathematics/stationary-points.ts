import type { Point } from '@chiaroscuro/compute/plane';
import { realParts, type FieldAt, type VectorField } from './vector-fields.ts';

/** How the flow ẏ = v(y) behaves about a point where v = 0: towards it, away from it, or both. */
export type StationaryKind = 'sink' | 'saddle' | 'source';

/** A point where v = 0. */
export interface StationaryPoint {
  y: Point;
  /** Real parts of J's eigenvalues, in ascending order. */
  eigenvalues: [least: number, most: number];
  kind: StationaryKind;
}

/** Points closer than this are one. */
const sameWithin = 1e-5;

/**
 * The stationary points to which Newton's method leads from some starting points, each once. It finds
 * saddles and sources as well as sinks; whether it has found all of them, the sum of the indices tells.
 */
export function stationaryPoints(field: VectorField, starts: readonly Point[]): StationaryPoint[] {
  const found: StationaryPoint[] = [];
  for (const start of starts) {
    const y = newton(field, start);
    if (!y) continue;
    if (found.some(({ y: [y1, y2] }) => Math.hypot(y[0] - y1, y[1] - y2) < sameWithin)) continue;
    const eigenvalues = realParts(field(y));
    found.push({ y, eigenvalues, kind: kindOf(eigenvalues) });
  }
  return found;
}

/** The index of a stationary point: how often v turns on a small circle about it, counted with its sign. */
export function indexOf({ kind }: StationaryPoint): 1 | -1 {
  return kind === 'saddle' ? -1 : 1;
}

function kindOf([least, most]: readonly [number, number]): StationaryKind {
  if (most < 0) return 'sink';
  return least > 0 ? 'source' : 'saddle';
}

/** Steps no longer than `longest`, so that a start finds what is near it. */
function newton(field: VectorField, start: Point): Point | undefined {
  const longest = 0.02;
  let y = start;
  for (let step = 0; step < 40; step++) {
    const here = field(y);
    if (Math.hypot(here.v[0], here.v[1]) < 1e-13) return y;
    const move = newtonStep(here);
    const damping = Math.min(1, longest / Math.hypot(move[0], move[1]));
    if (!Number.isFinite(damping)) return undefined;
    y = [y[0] + damping * move[0], y[1] + damping * move[1]];
  }
  return undefined;
}

/** −J⁻¹v: from where the field is known to where it would vanish, were it affine. */
export function newtonStep({ v, J: [[a, b], [c, d]] }: FieldAt): Point {
  const determinant = a * d - b * c;
  return [(b * v[1] - d * v[0]) / determinant, (c * v[0] - a * v[1]) / determinant];
}
