import type { Point } from '@chiaroscuro/compute/plane';

/** An image of two pixels has an edge when their brightnesses differ by more than this. */
export const contrastThreshold = 0.35;

/** Whether an image of two pixels has an edge. */
export function hasEdge([left, right]: Point): boolean {
  return Math.abs(left - right) > contrastThreshold;
}

/** A layer that was made by hand: h = relu(W x) with rows (1, −1) and (−1, 1); h₁ + h₂ is the contrast. */
export function rectifiedContrasts([left, right]: Point): Point {
  return [Math.max(left - right, 0), Math.max(right - left, 0)];
}
