import type { Point } from '@chiaroscuro/compute/plane';
import { voronoiCells } from './half-planes.ts';
import type { LocalCoder } from './local-coding.ts';

/** A triangle of the Delaunay triangulation: the places of its corners, and the circle through them. */
export interface DelaunayTriangle {
  corners: readonly [number, number, number];
  centre: Point;
  radius: number;
}

/** The Delaunay triangulation: all triples whose circumcircle has no prototype inside. */
export function delaunayTriangles(prototypes: readonly Point[]): DelaunayTriangle[] {
  const triangles: DelaunayTriangle[] = [];
  for (let a = 0; a < prototypes.length; a++)
    for (let b = 0; b < a; b++)
      for (let c = 0; c < b; c++) {
        const { centre, radius } = circumcircle(prototypes[a]!, prototypes[b]!, prototypes[c]!);
        const isEmpty = prototypes.every(
          ([w1, w2], k) =>
            k === a || k === b || k === c || Math.hypot(w1 - centre[0], w2 - centre[1]) > radius,
        );
        if (isEmpty) triangles.push({ corners: [a, b, c], centre, radius });
      }
  return triangles;
}

function circumcircle(origin: Point, one: Point, two: Point): { centre: Point; radius: number } {
  const [p1, p2] = [one[0] - origin[0], one[1] - origin[1]];
  const [q1, q2] = [two[0] - origin[0], two[1] - origin[1]];
  const area = p1 * q2 - p2 * q1;
  const [pp, qq] = [p1 * p1 + p2 * p2, q1 * q1 + q2 * q2];
  const u = (q2 * pp - p2 * qq) / (2 * area);
  const v = (p1 * qq - q1 * pp) / (2 * area);
  return { centre: [origin[0] + u, origin[1] + v], radius: Math.hypot(u, v) };
}

/** The targets whose best code uses one set of prototypes: a polygon, and how many they are. */
export interface CodeCell {
  shares: 1 | 2 | 3;
  corners: Point[];
}

/**
 * The cells of a local coder: each is (σ + λσ*)/(1 + λ), σ a corner, an edge or a triangle of the
 * Delaunay triangulation and σ* its dual in the Voronoi diagram. Corners have Voronoi cells cut off
 * at a window; edges on the rim, whose dual is endless, are left out.
 */
export function codeCells(
  { prototypes, lambda }: LocalCoder,
  window: readonly Point[],
): CodeCell[] {
  const mix = (w: Point, c: Point): Point => [
    (w[0] + lambda * c[0]) / (1 + lambda),
    (w[1] + lambda * c[1]) / (1 + lambda),
  ];
  const triangles = delaunayTriangles(prototypes);
  const corners = voronoiCells(prototypes, window).map((cell, k): CodeCell => ({
    shares: 1,
    corners: cell.map((c) => mix(prototypes[k]!, c)),
  }));
  const edges = sharedEdges(triangles).map(({ ends, centres }): CodeCell => ({
    shares: 2,
    corners: [
      mix(prototypes[ends[0]]!, centres[0]),
      mix(prototypes[ends[1]]!, centres[0]),
      mix(prototypes[ends[1]]!, centres[1]),
      mix(prototypes[ends[0]]!, centres[1]),
    ],
  }));
  const faces = triangles.map(({ corners: three, centre }): CodeCell => ({
    shares: 3,
    corners: three.map((k) => mix(prototypes[k]!, centre)),
  }));
  return [...corners, ...edges, ...faces];
}

/** An edge between two triangles: the places of its ends, and the centres of their circumcircles. */
export interface SharedEdge {
  ends: readonly [number, number];
  centres: readonly [Point, Point];
}

/** The edges of the triangulation that are not on its rim. */
export function sharedEdges(triangles: readonly DelaunayTriangle[]): SharedEdge[] {
  const seen = new Map<string, Point>();
  return triangles.flatMap(({ corners: [a, b, c], centre }) =>
    (
      [
        [a, b],
        [a, c],
        [b, c],
      ] as const
    ).flatMap((ends): SharedEdge[] => {
      const other = seen.get(ends.join());
      seen.set(ends.join(), centre);
      return other ? [{ ends, centres: [other, centre] }] : [];
    }),
  );
}
