import { periodNodes } from '@chiaroscuro/compute/grids';

/** A function of an angle z with period 2π. */
export type Periodic = (z: number) => number;

/**
 * The energy that a later chapter is about, as an example of a function: the squared distance of a
 * target from the point (w₁ cos z, w₂ sin z) of an ellipse. A trigonometric polynomial of degree 2.
 */
export const exampleEnergy: Periodic = (z) =>
  (target[0] - halfAxes[0] * Math.cos(z)) ** 2 + (target[1] - halfAxes[1] * Math.sin(z)) ** 2;

const halfAxes = [-1.5, 0.4] as const;
const target = [-0.4, 1.5] as const;

/** The function with which the example is multiplied: cos z. */
export const exampleWave: Periodic = Math.cos;

/** ∫ e(z) cos z dz over one period, from the Fourier series of the example: −2π w₁ y₁. */
export const exactInnerProduct = -2 * Math.PI * halfAxes[0] * target[0];

/** The inner product Δz Σ e(z_k) f(z_k) of two functions at K nodes, which the trapezoidal rule makes of ∫ e f dz. */
export function innerProduct(e: Periodic, f: Periodic, nodes: number): number {
  const sum = periodNodes(nodes).reduce((total, z) => total + e(z) * f(z), 0);
  return (sum * 2 * Math.PI) / nodes;
}
