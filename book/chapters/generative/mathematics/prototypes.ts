import { displacement, squaredNorm, type Point } from '@chiaroscuro/compute/plane';

/** The best of several prototypes for a target: its place in the list, and the squared distance to it. */
export interface NearestPrototype {
  index: number;
  value: number;
}

/**
 * F_∞(y) = min_k ‖y − w_k‖², and the k that attains it: inference by looking at every prototype. Of
 * two that are equally near, the first.
 */
export function coldPrototypeEnergy(prototypes: readonly Point[], y: Point): NearestPrototype {
  let [index, value] = [-1, Infinity];
  for (let k = 0; k < prototypes.length; k++) {
    const distance = squaredNorm(displacement(prototypes[k]!, y));
    if (distance < value) [index, value] = [k, distance];
  }
  return { index, value };
}

/** The distance of a point from the nearest of several others. */
export function distanceToNearest(points: readonly Point[], y: Point): number {
  return Math.sqrt(coldPrototypeEnergy(points, y).value);
}

/** A free energy at a temperature, and the prototypes' responsibilities: non-negative, their sum is one. */
export interface WarmPrototypeEnergy {
  value: number;
  responsibilities: number[];
}

/**
 * F_β(y) = −β⁻¹ log K⁻¹ Σ_k e^{−β‖y − w_k‖²}, the softmin of the squared distances to K prototypes,
 * and their softargmin.
 *
 * @param beta coldness, in (0, ∞).
 */
export function warmPrototypeEnergy(
  prototypes: readonly Point[],
  y: Point,
  beta: number,
): WarmPrototypeEnergy {
  const distances = prototypes.map((w) => squaredNorm(displacement(w, y)));
  // Subtracting the least keeps the exponentials from vanishing all at once.
  const least = distances.reduce((smallest, value) => Math.min(smallest, value), Infinity);
  const weights = distances.map((value) => Math.exp(-beta * (value - least)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return {
    value: least - Math.log(sum / prototypes.length) / beta,
    responsibilities: weights.map((weight) => weight / sum),
  };
}

/** The mean of the prototypes under the responsibilities for y: y − ½∇F_β(y). */
export function warmReconstruction(prototypes: readonly Point[], y: Point, beta: number): Point {
  const { responsibilities } = warmPrototypeEnergy(prototypes, y, beta);
  let [mean1, mean2] = [0, 0];
  prototypes.forEach(([w1, w2], k) => {
    mean1 += responsibilities[k]! * w1;
    mean2 += responsibilities[k]! * w2;
  });
  return [mean1, mean2];
}
