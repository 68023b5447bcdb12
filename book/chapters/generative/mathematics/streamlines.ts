import type { Point } from '@chiaroscuro/compute/plane';

/** How streamlines are spread over the square |y₁|, |y₂| ≤ halfWidth. */
export interface StreamlineSettings {
  halfWidth: number;
  /** Least distance of a new line's seed from all other lines; lines end at half of it. */
  separation: number;
  /** Length of a step along a line. */
  step: number;
  /** A line ends where ‖v‖ falls below this. */
  stillness: number;
  /** Lines shorter than this are left out. */
  shortest: number;
}

/**
 * Streamlines of a field that fill a square evenly (after Jobard and Lefer, 1997): seeds in turn, each
 * line followed both ways until it leaves, comes to rest or comes near another. Lines run along v.
 *
 * @param seeds where lines may begin, the most important first.
 */
export function evenStreamlines(
  v: (y: Point) => Point,
  seeds: readonly Point[],
  settings: StreamlineSettings,
): Point[][] {
  const lines: Point[][] = [];
  for (const seed of seeds) {
    if (isNear(lines, seed, settings.separation)) continue;
    const behind = follow(v, seed, -1, lines, settings);
    const ahead = follow(v, seed, 1, lines, settings);
    const line = [...behind.reverse(), seed, ...ahead];
    if ((line.length - 1) * settings.step >= settings.shortest) lines.push(line);
  }
  return lines;
}

/** A short arrow half-way along a line, as a row of a table. */
export function lineHead(line: readonly Point[]): { y1: number; y2: number; u: number; v: number } {
  const middle = Math.floor(line.length / 2);
  const [[y1, y2], [to1, to2]] = [line[middle - 1]!, line[middle]!];
  return { y1, y2, u: to1 - y1, v: to2 - y2 };
}

function follow(
  v: (y: Point) => Point,
  seed: Point,
  sense: 1 | -1,
  lines: readonly (readonly Point[])[],
  { halfWidth, separation, step, stillness }: StreamlineSettings,
): Point[] {
  const line: Point[] = [];
  let y = seed;
  for (let count = 0; count < 2000; count++) {
    const here = v(y);
    const middle = v(advance(y, here, (sense * step) / 2));
    if (Math.min(Math.hypot(...here), Math.hypot(...middle)) < stillness) break;
    y = advance(y, middle, sense * step);
    if (Math.max(Math.abs(y[0]), Math.abs(y[1])) > halfWidth) break;
    if (isNear(lines, y, separation / 2)) break;
    line.push(y);
  }
  return line;
}

function advance([y1, y2]: Point, [v1, v2]: Point, length: number): Point {
  const norm = Math.hypot(v1, v2);
  return norm === 0 ? [y1, y2] : [y1 + (length * v1) / norm, y2 + (length * v2) / norm];
}

function isNear(lines: readonly (readonly Point[])[], [y1, y2]: Point, distance: number): boolean {
  const most = distance * distance;
  return lines.some((line) =>
    line.some(([x1, x2]) => (x1 - y1) * (x1 - y1) + (x2 - y2) * (x2 - y2) < most),
  );
}
