import { energy, energySlope } from './energy.ts';
import { latentNodes, type Weights } from './manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';

/** The energies at the 48 nodes of one period, for a search that looks at all of them. */
export function nodeEnergies(w: Weights, y: Point): { z: number; E: number }[] {
  return latentNodes.map(({ z }) => ({ z, E: energy(w, y, z) }));
}

/** How far a descent in z may go: its step size, and the slope at which it stops. */
export interface LatentDescent {
  learningRate: number;
  tolerance: number;
  maxSteps: number;
}

/** Gradient descent on E(y, ·) from an initial latent; the first entry is the start. */
export function descendEnergy(
  w: Weights,
  y: Point,
  start: number,
  { learningRate, tolerance, maxSteps }: LatentDescent,
): number[] {
  const iterates = [start];
  for (let z = start; iterates.length <= maxSteps; iterates.push(z)) {
    const slope = energySlope(w, y, z);
    if (Math.abs(slope) < tolerance) break;
    z -= learningRate * slope;
  }
  return iterates;
}
