import { linspace } from '@chiaroscuro/compute/grids';
import type { Weights } from './manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';

/** How many points a front has; the last equals the first. */
export const frontLength = 129;

/**
 * The level lines of F_∞ at value radius², in closed form, for |w₁| > |w₂|: the parallel curve
 * outside the manifold and, while radius < |w₂|, the one inside, whose two arcs end on the medial axis.
 */
export function fronts(w: Weights, radius: number): Point[][] {
  const outer = closedCurve(w, 0, radius);
  if (radius === 0 || radius >= Math.abs(w[1])) return [outer];
  return [outer, closedCurve(w, firstAngle(w, radius), -radius)];
}

/** The distance from the manifold to the medial axis along the inward normal at an angle. */
export function depth(w: Weights, angle: number): number {
  const [a, b] = halfAxes(w);
  return b * Math.hypot((b / a) * Math.cos(angle), Math.sin(angle));
}

/** The point at a signed distance from the manifold along its outward normal, (|w₁| cos, |w₂| sin) plus the offset. */
export function offset(w: Weights, angle: number, distance: number): Point {
  const [a, b] = halfAxes(w);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const norm = Math.hypot(b * cosine, a * sine);
  return [a * cosine + (distance * b * cosine) / norm, b * sine + (distance * a * sine) / norm];
}

/**
 * Angles from `start` to π − `start`, spread so that neither the flat sides get too long chords
 * nor the tips too sharp corners: equal steps of ψ with tan(angle) = √(|w₂|/|w₁|) tan ψ.
 */
export function spreadAngles(w: Weights, start: number, count: number): number[] {
  const [a, b] = halfAxes(w);
  const stretch = Math.sqrt(b / a);
  const first = Math.atan2(Math.sin(start), stretch * Math.cos(start));
  return linspace(first, Math.PI - first, count).map((psi) =>
    Math.atan2(stretch * Math.sin(psi), Math.cos(psi)),
  );
}

/** Where the inner front of a radius meets the medial axis; 0 if it stays clear of it. */
function firstAngle(w: Weights, radius: number): number {
  const [a, b] = halfAxes(w);
  const squaredSine = ((radius / b) ** 2 - (b / a) ** 2) / (1 - (b / a) ** 2);
  return squaredSine > 0 ? Math.asin(Math.sqrt(squaredSine)) : 0;
}

/** The upper arc from `start` to π − `start`, then its mirror image below, back to the first point. */
function closedCurve(w: Weights, start: number, distance: number): Point[] {
  const upper = spreadAngles(w, start, (frontLength + 1) / 2).map((angle) =>
    offset(w, angle, distance),
  );
  const lower = upper.map(([y1, y2]): Point => [y1, -y2]).reverse();
  return [...upper, ...lower.slice(1)];
}

function halfAxes(w: Weights): [a: number, b: number] {
  return [Math.abs(w[0]), Math.abs(w[1])];
}
