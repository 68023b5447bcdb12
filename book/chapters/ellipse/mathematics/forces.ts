import { coldFreeEnergy, warmFreeEnergy } from './free-energy.ts';
import { manifoldNodes, type Weights } from './manifold.ts';
import { displacement, type Point } from '@chiaroscuro/compute/plane';

/** The force of a sample on a point of the manifold: where it acts, its components, its share p. */
export interface Force {
  at: Point;
  force: Point;
  share: number;
}

/** −∂F_β/∂ỹ_k = 2 p_k (y − ỹ_k) on each of the 48 nodes, p = softargmin_β. */
export function warmForces(w: Weights, y: Point, beta: number): Force[] {
  const { responsibilities } = warmFreeEnergy(w, y, beta);
  return manifoldNodes(w).map(({ k, y1, y2 }) => pull([y1, y2], y, responsibilities[k]!));
}

/** The only force at zero temperature, 2 (y − ỹ(ž)), on the foot point. */
export function coldForce(w: Weights, y: Point): Force {
  return pull(coldFreeEnergy(w, y).foot, y, 1);
}

function pull(at: Point, y: Point, share: number): Force {
  const [u, v] = displacement(at, y);
  return { at, force: [2 * share * u, 2 * share * v], share };
}
