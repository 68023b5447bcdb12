import { energyOnCircle } from './energy.ts';
import { latentNodes, type Weights } from './manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';

/** The variance of E(y, z) over uniform z: how fast F_β falls from ⟨E⟩ as β leaves zero. */
export function energyVariance(w: Weights, y: Point): number {
  const energies = latentNodes.map((node) => energyOnCircle(w, y, node));
  const mean = energies.reduce((sum, value) => sum + value, 0) / energies.length;
  return energies.reduce((sum, value) => sum + (value - mean) ** 2, 0) / energies.length;
}

/** The effective number of outcomes of a distribution, e to the power of its entropy. */
export function effectiveNumber(probabilities: readonly number[]): number {
  const entropy = probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
  return Math.exp(entropy);
}
