/** A point, or a vector, of the plane 𝒴. */
export type Point = readonly [y1: number, y2: number];

/** The squared Euclidean norm of a vector. */
export function squaredNorm([u, v]: Point): number {
  return u * u + v * v;
}

/** The vector that leads from one point to another. */
export function displacement(from: Point, to: Point): Point {
  return [to[0] - from[0], to[1] - from[1]];
}
