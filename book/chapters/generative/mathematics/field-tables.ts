import type { TableData } from '@chiaroscuro/compute/figure';
import { planePoints, type PlaneGrid } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/** The length of a field on a fine grid, rows `y1 y2 length`, and its arrows on a coarse one, rows `y1 y2 u v`. */
export function fieldTables(
  v: (y: Point) => Point,
  { heat, arrows }: { heat: PlaneGrid; arrows: PlaneGrid },
): { heat: TableData; arrows: TableData } {
  return {
    heat: {
      columns: tabulate(
        planePoints(heat).map((y) => ({ y1: y[0], y2: y[1], length: Math.hypot(...v(y)) })),
      ),
      mesh: heat.columns,
    },
    arrows: {
      columns: tabulate(
        planePoints(arrows).map((y) => {
          const [u, w] = v(y);
          return { y1: y[0], y2: y[1], u, v: w };
        }),
      ),
    },
  };
}
