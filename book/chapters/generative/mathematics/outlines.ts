import type { Point } from '@chiaroscuro/compute/plane';

/**
 * Polygons as rows `piece y1 y2`, closed, for drawings that lift the pen at the first row of each
 * piece: so the first corner stands there twice. Empty polygons are left out.
 */
export function outlineRows(
  polygons: readonly (readonly Point[])[],
): { piece: number; y1: number; y2: number }[] {
  return polygons
    .filter((corners) => corners.length > 0)
    .flatMap((corners, i) =>
      [corners[0]!, ...corners, corners[0]!].map(([y1, y2]) => ({ piece: i + 1, y1, y2 })),
    );
}

/** Polylines as such rows: the first point of each stands there twice, too. */
export function lineRows(
  lines: readonly (readonly Point[])[],
): { piece: number; y1: number; y2: number }[] {
  return lines.flatMap((points, i) =>
    [points[0]!, ...points].map(([y1, y2]) => ({ piece: i + 1, y1, y2 })),
  );
}

/** Points as rows `n y1 y2`, numbered from one. */
export function pointRows(points: readonly Point[]): { n: number; y1: number; y2: number }[] {
  return points.map(([y1, y2], i) => ({ n: i + 1, y1, y2 }));
}
