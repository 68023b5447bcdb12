import { energy, energyMinima, energyOnCircle } from './energy.ts';
import { decode, latentNodes, type Weights } from './manifold.ts';
import { displacement, type Point } from '@chiaroscuro/compute/plane';

/** The cold free energy of y: its value F_∞, the minimiser ž in [0, 2π), and the foot point ỹ(ž). */
export interface ColdFreeEnergy {
  value: number;
  z: number;
  foot: Point;
}

/**
 * F_∞(y) = min_z E(y, z): the squared distance of y from the manifold. The global minimum by
 * exhaustive search, refined by Newton's method; of two equal minima the one with smaller z.
 */
export function coldFreeEnergy(w: Weights, y: Point): ColdFreeEnergy {
  // On a manifold that has shrunk to a point the energy has no strict minimum; any z will do.
  const [first = { z: 0, energy: energy(w, y, 0) }, ...others] = energyMinima(w, y);
  // Rounding must not decide between two equally deep wells.
  const lowest = others.reduce(
    (best, well) => (well.energy < best.energy - 1e-12 ? well : best),
    first,
  );
  return { value: lowest.energy, z: lowest.z, foot: decode(w, lowest.z) };
}

/** ∇F_∞ = 2 (y − ỹ(ž)), by the envelope theorem. */
export function coldGradient(w: Weights, y: Point): Point {
  const [u, v] = displacement(coldFreeEnergy(w, y).foot, y);
  return [2 * u, 2 * v];
}

/** The free energy of y at a temperature: its value F_β and the weights p over the nodes of z. */
export interface WarmFreeEnergy {
  value: number;
  /** softargmin_β of the nodes' energies: non-negative, their sum is one. */
  responsibilities: number[];
}

/**
 * F_β(y) = −β⁻¹ log |𝒵|⁻¹ ∫ e^{−βE(y, z)} dz, the integral as a mean over the 48 nodes:
 * spectrally accurate for a smooth periodic integrand, up to β of about 10.
 *
 * @param beta coldness, in (0, ∞).
 */
export function warmFreeEnergy(w: Weights, y: Point, beta: number): WarmFreeEnergy {
  const energies = latentNodes.map((node) => energyOnCircle(w, y, node));
  // Subtracting the least energy keeps the exponentials from vanishing all at once.
  const least = Math.min(...energies);
  const contributions = energies.map((value) => Math.exp(-beta * (value - least)));
  const sum = contributions.reduce((total, contribution) => total + contribution, 0);
  return {
    value: least - Math.log(sum / energies.length) / beta,
    responsibilities: contributions.map((contribution) => contribution / sum),
  };
}

/** ∇F_β = 2 (y − Σ_k p_k g(z_k)) with p = softargmin_β. */
export function warmGradient(w: Weights, y: Point, beta: number): Point {
  const { responsibilities } = warmFreeEnergy(w, y, beta);
  let [mean1, mean2] = [0, 0];
  latentNodes.forEach(({ cosine, sine }, k) => {
    mean1 += responsibilities[k]! * w[0] * cosine;
    mean2 += responsibilities[k]! * w[1] * sine;
  });
  return [2 * (y[0] - mean1), 2 * (y[1] - mean2)];
}

/** F_β for any coldness: F_∞ when β is infinite. */
export function freeEnergy(w: Weights, y: Point, beta: number): number {
  return beta === Infinity ? coldFreeEnergy(w, y).value : warmFreeEnergy(w, y, beta).value;
}
