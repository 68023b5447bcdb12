import { periodNodes } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';

/** The decoder's parameters w: signed half-axes of the model manifold. */
export type Weights = readonly [w1: number, w2: number];

/** The weights before training, as the lecture draws them. Because w₁ < 0, z = 0 is the left-most point. */
export const untrainedWeights: Weights = [-1.5, 0.4];

/** How many values of z the sums over the latent domain take. */
export const nodeCount = 48;

/** A value of z with its cosine and sine, which sums over many z would else compute again and again. */
export interface LatentNode {
  z: number;
  cosine: number;
  sine: number;
}

/** The nodes `[0 : 2π/count : 2π[`. */
export function createLatentNodes(count: number): LatentNode[] {
  return periodNodes(count).map((z) => ({ z, cosine: Math.cos(z), sine: Math.sin(z) }));
}

/** The 48 nodes `[0 : π/24 : 2π[`. */
export const latentNodes = createLatentNodes(nodeCount);

/** The decoder g(z) = (w₁ cos z, w₂ sin z): the manifold's point ỹ at z. */
export function decode(w: Weights, z: number): Point {
  return [w[0] * Math.cos(z), w[1] * Math.sin(z)];
}

/** The manifold's tangent g′(z). */
export function tangent(w: Weights, z: number): Point {
  return [-w[0] * Math.sin(z), w[1] * Math.cos(z)];
}

/** The manifold as a closed curve of 97 points, the last equal to the first: rows `z y1 y2`. */
export function closedManifold(w: Weights): { z: number; y1: number; y2: number }[] {
  const curve = periodNodes(96).map((z) => manifoldRow(w, z));
  return [...curve, { ...manifoldRow(w, 0), z: 2 * Math.PI }];
}

/** The manifold at the 48 nodes: rows `k z y1 y2`. */
export function manifoldNodes(w: Weights): { k: number; z: number; y1: number; y2: number }[] {
  return latentNodes.map(({ z }, k) => ({ k, ...manifoldRow(w, z) }));
}

function manifoldRow(w: Weights, z: number) {
  const [y1, y2] = decode(w, z);
  return { z, y1, y2 };
}
