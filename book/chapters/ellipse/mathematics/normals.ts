import { decode, tangent, type Weights } from './manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';

/** A rectangle about the origin. */
export interface Window {
  halfWidth: number;
  halfHeight: number;
}

/**
 * The part inside a window of the manifold's normal line at z: all y at which z is stationary,
 * ∂E/∂z = 0. Undefined when the line misses the window.
 */
export function normalLine(
  w: Weights,
  z: number,
  { halfWidth, halfHeight }: Window,
): readonly [Point, Point] | undefined {
  const [g1, g2] = decode(w, z);
  const [t1, t2] = tangent(w, z);
  // y = g + s n with n = (t₂, −t₁); each pair of parallel sides bounds s.
  const bounds = [crossings(g1, t2, halfWidth), crossings(g2, -t1, halfHeight)];
  const low = Math.max(...bounds.map((range) => range[0]));
  const high = Math.min(...bounds.map((range) => range[1]));
  if (low >= high) return undefined;
  return [
    [g1 + low * t2, g2 - low * t1],
    [g1 + high * t2, g2 - high * t1],
  ];
}

/**
 * The part of the manifold's normal line at z that lies within the manifold: from the point that z
 * decodes to, across to the other side. The half axes must not be zero.
 */
export function normalChord(w: Weights, z: number): readonly [Point, Point] {
  const [g1, g2] = decode(w, z);
  const [t1, t2] = tangent(w, z);
  // g + s n with n = (t₂, −t₁) is on the ellipse y₁²/w₁² + y₂²/w₂² = 1 for s = 0 and one more s.
  const [a, b] = [1 / w[0] ** 2, 1 / w[1] ** 2];
  const s = (-2 * (a * g1 * t2 - b * g2 * t1)) / (a * t2 ** 2 + b * t1 ** 2);
  return [
    [g1, g2],
    [g1 + s * t2, g2 - s * t1],
  ];
}

/** Between which s the coordinate `from + s·speed` stays within ±limit. */
function crossings(from: number, speed: number, limit: number): [number, number] {
  if (speed === 0) return Math.abs(from) <= limit ? [-Infinity, Infinity] : [Infinity, -Infinity];
  const [one, other] = [(-limit - from) / speed, (limit - from) / speed];
  return one < other ? [one, other] : [other, one];
}
