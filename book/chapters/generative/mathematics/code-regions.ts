import type { Point } from '@chiaroscuro/compute/plane';
import { clipPolygon, type HalfPlane } from './half-planes.ts';
import type { Dictionary } from './sparse-coding.ts';

/** The targets whose code of least energy has one pattern of signs: a convex polygon. */
export interface CodeRegion {
  signs: number[];
  active: 0 | 1 | 2;
  corners: Point[];
}

/**
 * The parts of a convex window in which the minimiser ž(y) has one pattern of signs, with at most two that are
 * not zero. Within each part ž is an affine function of y; its signs, and the bound λ on the slopes
 * of the other components, are the part's sides.
 */
export function codeRegions(dictionary: Dictionary, window: readonly Point[]): CodeRegion[] {
  const { atoms } = dictionary;
  const supports: number[][] = [
    [],
    ...atoms.map((_, j) => [j]),
    ...atoms.flatMap((_, j) => Array.from({ length: j }, (_unused, k) => [k, j])),
  ];
  return supports.flatMap((support) =>
    signPatterns(support.length).flatMap((pattern): CodeRegion[] => {
      const corners = clipPolygon(window, conditions(dictionary, support, pattern));
      if (area(corners) < 1e-12) return [];
      const signs = atoms.map((_, j) => pattern[support.indexOf(j)] ?? 0);
      return [{ signs, active: support.length as 0 | 1 | 2, corners }];
    }),
  );
}

function signPatterns(length: number): number[][] {
  if (length === 0) return [[]];
  return signPatterns(length - 1).flatMap((rest) => [
    [...rest, 1],
    [...rest, -1],
  ]);
}

function conditions(
  { atoms, lambda }: Dictionary,
  support: readonly number[],
  pattern: readonly number[],
): HalfPlane[] {
  const code = (y: Point) => activeCode(atoms, lambda, support, pattern, y);
  const ownSigns = pattern.map((sign, i) => halfPlaneBelow((y) => -sign * code(y)[i]!, 0));
  const others = atoms.flatMap((w, j) => {
    if (support.includes(j)) return [];
    const slope = (y: Point) => {
      const z = code(y);
      let [r1, r2] = y;
      support.forEach((k, i) => {
        r1 -= atoms[k]![0] * z[i]!;
        r2 -= atoms[k]![1] * z[i]!;
      });
      return 2 * (w[0] * r1 + w[1] * r2);
    };
    return [halfPlaneBelow(slope, lambda), halfPlaneBelow((y) => -slope(y), lambda)];
  });
  return [...ownSigns, ...others];
}

/** The solution of 2W_Sᵀ(y − W_S z) = λ·signs, for a support of at most two atoms. */
function activeCode(
  atoms: readonly Point[],
  lambda: number,
  support: readonly number[],
  pattern: readonly number[],
  y: Point,
): number[] {
  const [v, w] = support.map((k) => atoms[k]!);
  if (v === undefined) return [];
  const dot = (one: Point, other: Point) => one[0] * other[0] + one[1] * other[1];
  const p = dot(v, y) - (lambda / 2) * pattern[0]!;
  if (w === undefined) return [p / dot(v, v)];
  const q = dot(w, y) - (lambda / 2) * pattern[1]!;
  const determinant = dot(v, v) * dot(w, w) - dot(v, w) ** 2;
  return [
    (dot(w, w) * p - dot(v, w) * q) / determinant,
    (dot(v, v) * q - dot(v, w) * p) / determinant,
  ];
}

/** Where an affine function is at most a bound. */
function halfPlaneBelow(f: (y: Point) => number, bound: number): HalfPlane {
  const constant = f([0, 0]);
  return { normal: [f([1, 0]) - constant, f([0, 1]) - constant], offset: bound - constant };
}

function area(corners: readonly Point[]): number {
  return corners.reduce((sum, [y1, y2], i) => {
    const [next1, next2] = corners[(i + 1) % corners.length]!;
    return sum + (y1 * next2 - next1 * y2) / 2;
  }, 0);
}
