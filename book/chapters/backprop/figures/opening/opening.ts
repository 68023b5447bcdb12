import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace, planePoints } from '@chiaroscuro/compute/grids';
import { levelLines, levelRows } from '@chiaroscuro/compute/level-lines';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { drawWeights } from '@chiaroscuro/training/initial-weights';
import { bothPasses, forwardPass, type Circuit } from '../../mathematics/circuit.ts';
import { norm } from '../../mathematics/modules.ts';
import { linearModules } from '../../mathematics/small-net.ts';

/**
 * The chapter's opening picture: a ReLU net of two hidden layers cuts the plane into cells along the lines
 * on which one of its units is just awake. In each cell the net is affine, and the arrows, the gradients of
 * its cost with respect to the input, change from cell to cell.
 */
export default defineFigure({
  seed: 24,
  parameters: {
    widths: [2, 9, 9, 5],
    target: 1,
    grid: { halfWidth: 4.14, halfHeight: 1.8, columns: 185, rows: 81 },
    arrows: { columns: 30, rows: 13 },
  },
  compute({ parameters: { widths, target, grid, arrows }, random }) {
    const [first, second, third] = linearModules(drawWeights(random, widths), widths);
    const circuit: Circuit = {
      modules: [
        first!,
        { kind: 'relu' },
        second!,
        { kind: 'relu' },
        third!,
        { kind: 'log-softargmax' },
      ],
    };
    const signals = planePoints(grid).map((x) => forwardPass(circuit, x));
    const seams = (wire: number) =>
      Array.from({ length: widths[1]! }, (_, unit) =>
        levelLines(
          grid,
          signals.map((values) => values[wire]![unit]!),
          [0],
        ),
      ).flat();
    const field = arrowNodes(grid, arrows).map((x) => {
      const [u, v] = bothPasses(circuit, x, target).gradients[0]! as unknown as Point;
      return { y1: x[0], y2: x[1], u: -u, v: -v, length: norm([u, v]) };
    });
    const reach = (2 * grid.halfWidth) / arrows.columns;
    const longest = Math.max(...field.map(({ length }) => length));
    return {
      tables: {
        first: { columns: tabulate(levelRows(seams(1).map(withoutStraights))) },
        second: { columns: tabulate(levelRows(seams(3).map(withoutStraights))) },
        field: {
          columns: tabulate(
            field.map(({ y1, y2, u, v, length }) => {
              // Drawn between a third of the distance of two nodes and all of it.
              const scale = (reach * (1 / 3 + ((2 / 3) * length) / longest)) / length;
              return { y1, y2, u: scale * u, v: scale * v, strength: length / longest };
            }),
          ),
        },
      },
      numbers: { longest, reach },
    };
  },
});

/** Nodes in the middles of equal rectangles. */
function arrowNodes(
  { halfWidth, halfHeight }: { halfWidth: number; halfHeight: number },
  { columns, rows }: { columns: number; rows: number },
): Point[] {
  const [half, tall] = [halfWidth * (1 - 1 / columns), halfHeight * (1 - 1 / rows)];
  return linspace(-tall, tall, rows).flatMap((y) =>
    linspace(-half, half, columns).map((x): Point => [x, y]),
  );
}

/** The line without the points between which it runs straight on, to a hundredth of a grid cell. */
function withoutStraights<Line extends { points: Point[] }>(line: Line): Line {
  const kept = line.points.slice(0, 1);
  line.points.forEach((point, i) => {
    const next = line.points[i + 1];
    if (i === 0 || (next && bend(kept.at(-1)!, point, next) < 5e-4)) return;
    kept.push(point);
  });
  return { ...line, points: kept };
}

/** How far a point lies beside the straight from one to another. */
function bend([a1, a2]: Point, [p1, p2]: Point, [b1, b2]: Point): number {
  const length = Math.hypot(b1 - a1, b2 - a2);
  return length === 0 ? 0 : Math.abs((p1 - a1) * (b2 - a2) - (p2 - a2) * (b1 - a1)) / length;
}
