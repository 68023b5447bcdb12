import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';

/** A square grid of lines about the origin. */
export interface Grid {
  halfWidth: number;
  /** How many lines in each direction. */
  lines: number;
  /** How many points along each line. */
  nodes: number;
}

/** The upright lines of a grid from left to right, then the level ones from below. */
export function gridLines({ halfWidth, lines, nodes }: Grid): Point[][] {
  const places = linspace(-halfWidth, halfWidth, lines);
  const along = linspace(-halfWidth, halfWidth, nodes);
  return [
    ...places.map((x1) => along.map((x2): Point => [x1, x2])),
    ...places.map((x2) => along.map((x1): Point => [x1, x2])),
  ];
}

/**
 * Rows of a table of polylines after a map of the plane, told apart by `piece`. The first point of each
 * stands twice, because the style `lift pen` takes the first row of a piece for lifting the pen only.
 */
export function lineRows(lines: readonly (readonly Point[])[], map: (point: Point) => Point) {
  return lines.flatMap((line, piece) =>
    [line[0]!, ...line].map((point) => {
      const [x1, x2] = map(point);
      return { piece, x1, x2 };
    }),
  );
}
