import type { Point } from '@chiaroscuro/compute/plane';

/** The points y with normal·y ≤ offset. */
export interface HalfPlane {
  normal: Point;
  offset: number;
}

/** The corners of a rectangle about the origin, counter-clockwise. */
export function rectangle({
  halfWidth,
  halfHeight,
}: {
  halfWidth: number;
  halfHeight: number;
}): Point[] {
  return [
    [-halfWidth, -halfHeight],
    [halfWidth, -halfHeight],
    [halfWidth, halfHeight],
    [-halfWidth, halfHeight],
  ];
}

/**
 * The part of a convex polygon that lies in all of some half-planes (Sutherland and Hodgman's
 * algorithm): its corners in the same sense of rotation, none if nothing is left.
 */
export function clipPolygon(corners: readonly Point[], halfPlanes: readonly HalfPlane[]): Point[] {
  return halfPlanes.reduce<Point[]>(clipByOne, [...corners]);
}

function clipByOne(corners: Point[], { normal, offset }: HalfPlane): Point[] {
  const excess = corners.map(([y1, y2]) => normal[0] * y1 + normal[1] * y2 - offset);
  return corners.flatMap((corner, i): Point[] => {
    const before = (i + corners.length - 1) % corners.length;
    const [outside, wasOutside] = [excess[i]! > 0, excess[before]! > 0];
    if (outside === wasOutside) return outside ? [] : [corner];
    const share = excess[before]! / (excess[before]! - excess[i]!);
    const crossing: Point = [
      corners[before]![0] + share * (corner[0] - corners[before]![0]),
      corners[before]![1] + share * (corner[1] - corners[before]![1]),
    ];
    return outside ? [crossing] : [crossing, corner];
  });
}

/** The half-plane of the points that are not further from one point than from another. */
export function nearerTo(one: Point, other: Point): HalfPlane {
  return {
    normal: [other[0] - one[0], other[1] - one[1]],
    offset: (other[0] ** 2 + other[1] ** 2 - one[0] ** 2 - one[1] ** 2) / 2,
  };
}

/** The Voronoi cell of each prototype within a convex window. */
export function voronoiCells(prototypes: readonly Point[], window: readonly Point[]): Point[][] {
  return prototypes.map((own, k) =>
    clipPolygon(
      window,
      prototypes.filter((_, j) => j !== k).map((other) => nearerTo(own, other)),
    ),
  );
}
