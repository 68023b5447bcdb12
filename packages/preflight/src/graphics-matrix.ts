import type { Box } from '@chiaroscuro/pdf/page-boxes';

/** A linear map and a shift, as PDF writes them: x′ = ax + cy + e, y′ = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that does `first` and then `second`. */
export function followedBy(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [p, q, r, s, t, u] = second;
  return [
    a * p + b * r,
    a * q + b * s,
    c * p + d * r,
    c * q + d * s,
    e * p + f * r + t,
    e * q + f * s + u,
  ];
}

/** The bounding box of a mapped box. */
export function mappedBox(box: Box, [a, b, c, d, e, f]: Matrix): Box {
  const [left, bottom, right, top] = box;
  // The extremes of each term by itself, because the terms depend on different sides.
  return [
    Math.min(a * left, a * right) + Math.min(c * bottom, c * top) + e,
    Math.min(b * left, b * right) + Math.min(d * bottom, d * top) + f,
    Math.max(a * left, a * right) + Math.max(c * bottom, c * top) + e,
    Math.max(b * left, b * right) + Math.max(d * bottom, d * top) + f,
  ];
}

/** What two boxes have in common; upside down if that is nothing. */
export function intersection(first: Box, second: Box): Box {
  return [
    Math.max(first[0], second[0]),
    Math.max(first[1], second[1]),
    Math.min(first[2], second[2]),
    Math.min(first[3], second[3]),
  ];
}

/** The factor by which a map stretches areas. */
export function areaScale([a, b, c, d]: Matrix): number {
  return Math.abs(a * d - b * c);
}
