import type { Point } from './plane.ts';

/**
 * A polyline with fewer points, none of them new, from which no point of the line is further away than
 * the tolerance (Douglas and Peucker 1973). Both ends are kept, so that closed lines stay closed.
 *
 * @param tolerance in the unit of the points, not negative: what a drawing cannot show.
 */
export function simplifyLine(line: readonly Point[], tolerance: number): Point[] {
  const kept = new Set([0, line.length - 1]);
  const spans: [first: number, last: number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    let furthest = first;
    let most = tolerance;
    for (let i = first + 1; i < last; i++) {
      const distance = distanceToSegment(line[i]!, line[first]!, line[last]!);
      if (distance > most) [furthest, most] = [i, distance];
    }
    if (furthest === first) continue;
    kept.add(furthest);
    spans.push([first, furthest], [furthest, last]);
  }
  return line.filter((_, i) => kept.has(i));
}

/** The distance of a point from the segment between two others, which may be one. */
export function distanceToSegment([u, v]: Point, from: Point, to: Point): number {
  const [du, dv] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(du, dv);
  const along = length === 0 ? 0 : ((u - from[0]) * du + (v - from[1]) * dv) / length ** 2;
  const share = Math.max(0, Math.min(1, along));
  return Math.hypot(u - from[0] - share * du, v - from[1] - share * dv);
}
