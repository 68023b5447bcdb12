import type { Point } from '@chiaroscuro/compute/plane';
import type { VectorField } from './vector-fields.ts';

/** A step of the flow ẏ = v(y) over some time, by Runge and Kutta's method of fourth order. */
export function flowStep(field: VectorField, y: Point, time: number): Point {
  const ahead = (slope: Point, part: number): Point => [
    y[0] + part * time * slope[0],
    y[1] + part * time * slope[1],
  ];
  const k1 = field(y).v;
  const k2 = field(ahead(k1, 0.5)).v;
  const k3 = field(ahead(k2, 0.5)).v;
  const k4 = field(ahead(k3, 1)).v;
  return ahead(
    [(k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]) / 6, (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]) / 6],
    1,
  );
}

/** When a path ends, and how finely it is told. */
export interface PathLimits {
  /** Ends of paths: one that comes nearer than `near` to one of them goes there and ends. */
  ends: readonly Point[];
  near: number;
  /** A path that leaves |y₁|, |y₂| ≤ halfWidth ends. */
  halfWidth: number;
  /** The least distance between neighbouring points of the path that is told. */
  spacing: number;
  steps: number;
}

/** The path of the flow from a start to one of its ends, or out of the window. */
export function flowPath(field: VectorField, start: Point, limits: PathLimits): Point[] {
  const { ends, near, halfWidth, spacing, steps } = limits;
  const path: Point[] = [start];
  let y = start;
  for (let step = 0; step < steps; step++) {
    // Well within the step for which the method is stable, 2.78 over the fastest rate.
    const rate = Math.hypot(...field(y).J.flat());
    y = flowStep(field, y, 1 / rate);
    const end = ends.find((point) => distance(point, y) < near);
    if (end) return [...path, end];
    if (Math.max(Math.abs(y[0]), Math.abs(y[1])) > halfWidth) return [...path, y];
    if (distance(y, path.at(-1)!) >= spacing) path.push(y);
  }
  return path;
}

function distance([y1, y2]: Point, [to1, to2]: Point): number {
  return Math.hypot(to1 - y1, to2 - y2);
}
