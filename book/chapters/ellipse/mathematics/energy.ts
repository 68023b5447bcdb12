import { createLatentNodes, nodeCount, type LatentNode, type Weights } from './manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';

/** The energy E(y, z) = ‖y − g(z)‖² with g(z) = (w₁ cos z, w₂ sin z). */
export function energy(w: Weights, y: Point, z: number): number {
  return energyOnCircle(w, y, { cosine: Math.cos(z), sine: Math.sin(z) });
}

/** E(y, z) when cos z and sin z are known already: sums over many z spend their time on these. */
export function energyOnCircle(
  w: Weights,
  y: Point,
  { cosine, sine }: Omit<LatentNode, 'z'>,
): number {
  const residual1 = y[0] - w[0] * cosine;
  const residual2 = y[1] - w[1] * sine;
  return residual1 * residual1 + residual2 * residual2;
}

/** ∂E/∂z = −2 (y − g(z))·g′(z). */
export function energySlope(w: Weights, y: Point, z: number): number {
  const [cosine, sine] = [Math.cos(z), Math.sin(z)];
  return 2 * w[0] * sine * (y[0] - w[0] * cosine) - 2 * w[1] * cosine * (y[1] - w[1] * sine);
}

/** ∂²E/∂z². */
export function energyCurvature(w: Weights, y: Point, z: number): number {
  const [cosine, sine] = [Math.cos(z), Math.sin(z)];
  const linear = w[0] * y[0] * cosine + w[1] * y[1] * sine;
  return 2 * linear - 2 * (w[0] ** 2 - w[1] ** 2) * (cosine ** 2 - sine ** 2);
}

/** The average of E over z, exactly ‖y‖² + ‖w‖²/2. */
export function meanEnergy(w: Weights, y: Point): number {
  return y[0] ** 2 + y[1] ** 2 + (w[0] ** 2 + w[1] ** 2) / 2;
}

/** A minimum of the energy over one period of z in [0, 2π). */
export interface EnergyMinimum {
  z: number;
  energy: number;
}

/**
 * All local minima of E(y, ·) in ascending z: each node that lies below its two neighbours is
 * refined by Newton's method, kept between these neighbours by bisection.
 */
export function energyMinima(w: Weights, y: Point): EnergyMinimum[] {
  const energies = searchNodes.map((node) => energyOnCircle(w, y, node));
  const minima: EnergyMinimum[] = [];
  searchNodes.forEach((node, k) => {
    const here = energies[k]!;
    const before = energies.at(k - 1)!;
    const after = energies[(k + 1) % energies.length]!;
    if (here <= before && here < after) {
      const z = refineMinimum(w, y, node.z);
      minima.push({ z, energy: energy(w, y, z) });
    }
  });
  return minima.sort((one, other) => one.z - other.z);
}

// Four times finer than the drawn nodes: the search must still part a well from the ridge beside it
// just before both vanish.
const searchNodes = createLatentNodes(4 * nodeCount);

function refineMinimum(w: Weights, y: Point, node: number): number {
  const step = (2 * Math.PI) / searchNodes.length;
  let [low, high, z] = [node - step, node + step, node];
  for (let iteration = 0; iteration < 60; iteration++) {
    const slope = energySlope(w, y, z);
    if (slope === 0) break;
    if (slope < 0) low = z;
    else high = z;
    const newton = z - slope / energyCurvature(w, y, z);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - z) < 1e-15) break;
    z = next;
  }
  return (z + 2 * Math.PI) % (2 * Math.PI);
}
