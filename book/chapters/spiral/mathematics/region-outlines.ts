import { planePoints, type PlaneGrid } from '@chiaroscuro/compute/grids';
import { levelLines } from '@chiaroscuro/compute/level-lines';
import type { Point } from '@chiaroscuro/compute/plane';

/**
 * The outlines of the region where a function is positive, as closed lines: where the region reaches the
 * rim of the grid, its outline runs along it.
 *
 * @param value continuous; found between neighbouring nodes as if it were linear there.
 */
export function regionOutlines(grid: PlaneGrid, value: (point: Point) => number): Point[][] {
  const { halfWidth, halfHeight, columns, rows } = grid;
  // One more ring of nodes, outside of the region by decree; what lies beyond the rim is brought back to it.
  const ringed: PlaneGrid = {
    halfWidth: (halfWidth * (columns + 1)) / (columns - 1),
    halfHeight: (halfHeight * (rows + 1)) / (rows - 1),
    columns: columns + 2,
    rows: rows + 2,
  };
  const values = planePoints(ringed).map((point, i) => {
    const [column, row] = [i % ringed.columns, Math.floor(i / ringed.columns)];
    const isRing = column === 0 || row === 0 || column === columns + 1 || row === rows + 1;
    return isRing ? -1 : value(point);
  });
  return levelLines(ringed, values, [0]).map(({ points }) =>
    points.map(([y1, y2]): Point => [clamp(y1, halfWidth), clamp(y2, halfHeight)]),
  );
}

/**
 * Lines one after the other as rows of a table for the style `lift pen`: each begins one point early, so
 * that the pen may be lifted on the first row of a piece.
 */
export function penRows(lines: readonly (readonly Point[])[]): { piece: number; point: Point }[] {
  return lines.flatMap((line, piece) => [line[0]!, ...line].map((point) => ({ piece, point })));
}

function clamp(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
