import { linspace, type PlaneGrid } from './grids.ts';
import type { Point } from './plane.ts';

/** A polyline on which a function has one value; closed lines end where they begin. */
export interface LevelLine {
  level: number;
  points: Point[];
}

/**
 * The level lines of a function on a grid: marching squares, linear between neighbours (Lorensen and
 * Cline's marching cubes in two dimensions). Where a cell is a saddle, its mean value decides which
 * corners belong together.
 *
 * @param values one for each of `planePoints(grid)`, in their order.
 * @throws RangeError when there are more or fewer values than points.
 */
export function levelLines(
  grid: PlaneGrid,
  values: readonly number[],
  levels: readonly number[],
): LevelLine[] {
  if (values.length !== grid.columns * grid.rows) {
    throw new RangeError(`expected ${grid.columns * grid.rows} values, got ${values.length}`);
  }
  return levels.flatMap((level) =>
    chain(segmentsAt(grid, values, level)).map((crossings) => ({
      level,
      points: crossings.map((crossing) => place(grid, values, level, crossing)),
    })),
  );
}

/** Rows of a table that the style `lift pen` draws: each line is a `piece`, whose first row only lifts the pen. */
export function levelRows(lines: readonly LevelLine[]) {
  return lines.flatMap(({ level, points }, piece) =>
    [points[0]!, ...points].map(([y1, y2]) => ({ piece, level, y1, y2 })),
  );
}

/** Where a line crosses the edge between two neighbouring grid points: their indices, smaller first. */
type Crossing = readonly [from: number, to: number];

function segmentsAt(
  { columns, rows }: PlaneGrid,
  values: readonly number[],
  level: number,
): [Crossing, Crossing][] {
  const segments: [Crossing, Crossing][] = [];
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corner = row * columns + column;
      // The corners in turn, and the edges that follow them.
      const corners = [corner, corner + 1, corner + columns + 1, corner + columns];
      const above = corners.map((i) => values[i]! >= level);
      const crossed = corners.flatMap((from, i): Crossing[] => {
        const to = corners[(i + 1) % 4]!;
        return above[i] === above[(i + 1) % 4] ? [] : [[Math.min(from, to), Math.max(from, to)]];
      });
      if (crossed.length === 2) segments.push([crossed[0]!, crossed[1]!]);
      if (crossed.length === 4) {
        const mean = corners.reduce((sum, i) => sum + values[i]!, 0) / 4;
        const [a, b, c, d] = crossed as [Crossing, Crossing, Crossing, Crossing];
        // Edges a and d meet in the first corner. If the middle is not on its side, they are cut off with it.
        if (mean >= level === above[0]) segments.push([a, b], [c, d]);
        else segments.push([a, d], [b, c]);
      }
    }
  }
  return segments;
}

/** Segments that share an edge, joined to lines. */
function chain(segments: readonly (readonly [Crossing, Crossing])[]): Crossing[][] {
  const key = ([from, to]: Crossing): string => `${from} ${to}`;
  const at = new Map<string, number[]>();
  segments.forEach((ends, index) =>
    ends.forEach((end) => at.set(key(end), [...(at.get(key(end)) ?? []), index])),
  );
  const used = new Set<number>();
  const follow = (start: Crossing): Crossing[] => {
    const line = [start];
    for (;;) {
      const last = key(line.at(-1)!);
      const next = at.get(last)!.find((index) => !used.has(index));
      if (next === undefined) return line;
      used.add(next);
      const [one, other] = segments[next]!;
      line.push(key(one) === last ? other : one);
    }
  };
  const isLoose = (end: Crossing) => at.get(key(end))!.length === 1;
  // Lines that end on the border are begun there; what is left is closed.
  const starts = [...segments.flat().filter(isLoose), ...segments.map(([one]) => one)];
  return starts.map(follow).filter((line) => line.length > 1);
}

function place(
  { halfWidth, halfHeight, columns, rows }: PlaneGrid,
  values: readonly number[],
  level: number,
  [from, to]: Crossing,
): Point {
  const part = (level - values[from]!) / (values[to]! - values[from]!);
  const [abscissae, ordinates] = [
    linspace(-halfWidth, halfWidth, columns),
    linspace(-halfHeight, halfHeight, rows),
  ];
  const [one, other] = [from, to].map((i): Point => [
    abscissae[i % columns]!,
    ordinates[Math.floor(i / columns)]!,
  ]) as [Point, Point];
  return [one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])];
}
