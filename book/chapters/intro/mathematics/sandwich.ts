import type { Point } from '@chiaroscuro/compute/plane';
import { apply, type Matrix2 } from './matrix.ts';

/** An affine map of the plane: s = W x + b. */
export interface AffineMap {
  weights: Matrix2;
  bias: Point;
}

/** The value of an affine map. */
export function affine({ weights, bias }: AffineMap, x: Point): Point {
  const [s1, s2] = apply(weights, x);
  return [s1 + bias[0], s2 + bias[1]];
}

/** Two affine maps with a hyperbolic tangent after each: small enough that every stage is a plane. */
export const sandwich: readonly AffineMap[] = [
  {
    weights: [
      [1.8, 1.1],
      [-0.2, 1],
    ],
    bias: [0.3, -0.4],
  },
  {
    weights: [
      [0.9, -1.6],
      [1.5, 0.7],
    ],
    bias: [-0.2, 0.3],
  },
];

/** The signal at every place of a sandwich: x, s₁, h₁ = tanh s₁, s₂ = W₂h₁ + b₂, h₂ … */
export function stages(layers: readonly AffineMap[], x: Point): Point[] {
  const places = [x];
  for (const layer of layers) {
    const s = affine(layer, places.at(-1)!);
    places.push(s, [Math.tanh(s[0]), Math.tanh(s[1])]);
  }
  return places;
}
