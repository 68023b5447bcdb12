import { defineFigure } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { fitColdPrototypes } from '../../mathematics/k-means.ts';
import { outlineRows } from '../../mathematics/outlines.ts';
import {
  delaunayTriangles,
  sharedEdges,
  type DelaunayTriangle,
} from '../../mathematics/tessellation.ts';

/**
 * The chapter's opening picture: the cells of local coding, with a price that grows from left to right.
 * At the left they are the prototypes' Delaunay triangles, at the right their Voronoi cells.
 */
export default defineFigure({
  seed: 6,
  parameters: {
    samples: 1500,
    K: 130,
    area: { halfWidth: 2.75, halfHeight: 1.4 },
    window: { halfWidth: 2.3, halfHeight: 1 },
    shares: [0.06, 0.94],
  },
  compute({ parameters, random }) {
    const { K, area, window, shares } = parameters;
    const samples = Array.from({ length: parameters.samples }, (): Point => {
      const y1 = area.halfWidth * (2 * random.uniform() - 1);
      return [y1, area.halfHeight * (2 * random.uniform() - 1)];
    });
    const { prototypes } = fitColdPrototypes(samples, samples.slice(0, K));
    const triangles = delaunayTriangles(prototypes);
    const [least, most] = [shares[0]!, shares[1]!];
    // The weight λ/(1 + λ) of the Voronoi corner belongs to the pair, so that cells go on meeting in it.
    const corner = (w: Point, c: Point): Point => {
      const place = Math.min(Math.max((w[0] + c[0]) / 2 / window.halfWidth, -1), 1);
      const share = (least + most) / 2 + ((most - least) / 2) * Math.sin((Math.PI / 2) * place);
      return [w[0] + share * (c[0] - w[0]), w[1] + share * (c[1] - w[1])];
    };
    const near = (polygon: readonly Point[]) =>
      polygon.some(
        ([y1, y2]) => Math.abs(y1) < window.halfWidth && Math.abs(y2) < window.halfHeight,
      );
    const table = (polygons: readonly Point[][]) => ({
      columns: tabulate(outlineRows(polygons.filter(near))),
    });
    return {
      tables: {
        faces: table(
          triangles.map(({ corners, centre }) =>
            corners.map((k) => corner(prototypes[k]!, centre)),
          ),
        ),
        bridges: table(
          sharedEdges(triangles).map(({ ends: [a, b], centres: [c, d] }) => [
            corner(prototypes[a]!, c),
            corner(prototypes[b]!, c),
            corner(prototypes[b]!, d),
            corner(prototypes[a]!, d),
          ]),
        ),
        corners: table(
          prototypes.map((w, k) => centresAround(w, k, triangles).map((c) => corner(w, c))),
        ),
      },
      numbers: {
        'prototype-count': prototypes.length,
        'half-width': window.halfWidth,
        'half-height': window.halfHeight,
      },
    };
  },
});

/** The circumcentres of a prototype's triangles, in the order of the triangles around it. */
function centresAround(w: Point, k: number, triangles: readonly DelaunayTriangle[]): Point[] {
  return triangles
    .filter(({ corners }) => corners.includes(k))
    .map(({ centre }) => centre)
    .sort((one, other) => angleAbout(w, one) - angleAbout(w, other));
}

function angleAbout(origin: Point, point: Point): number {
  return Math.atan2(point[1] - origin[1], point[0] - origin[0]);
}
