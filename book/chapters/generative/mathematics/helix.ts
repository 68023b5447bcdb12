import type { Point } from '@chiaroscuro/compute/plane';

/** A point of space. */
export type SpacePoint = readonly [number, number, number];

/** A helix (r cos ωt, r sin ωt, ℓ(2t − 1)), t in [0, 1], whose radius r grows from `inner` to `outer`. */
export interface Helix {
  turns: number;
  inner: number;
  outer: number;
  /** ℓ, half the distance between its ends along its axis. */
  halfLength: number;
}

/** The point of a helix at t. */
export function helixPoint({ turns, inner, outer, halfLength }: Helix, t: number): SpacePoint {
  const radius = inner + (outer - inner) * t;
  const angle = 2 * Math.PI * turns * t;
  return [radius * Math.cos(angle), radius * Math.sin(angle), halfLength * (2 * t - 1)];
}

/** The parameter t in [0, 1] of the helix's nearest point: the best of many, then golden sections around it. */
export function nearestOnHelix(helix: Helix, point: SpacePoint): number {
  const nodes = 2000;
  const squared = (t: number) => {
    const [q1, q2, q3] = helixPoint(helix, t);
    return (point[0] - q1) ** 2 + (point[1] - q2) ** 2 + (point[2] - q3) ** 2;
  };
  let best = 0;
  for (let i = 1; i <= nodes; i++) if (squared(i / nodes) < squared(best / nodes)) best = i;
  let [low, high] = [Math.max(best - 1, 0) / nodes, Math.min(best + 1, nodes) / nodes];
  const golden = (Math.sqrt(5) - 1) / 2;
  while (high - low > 1e-12) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (squared(left) < squared(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

/**
 * Where a point of space is seen on the page: an orthographic view across the helix's axis, turned by `azimuth`
 * (radians) about the vertical, which is y₂. At 0 one looks along y₁.
 */
export function sideView([y1, y2, y3]: SpacePoint, azimuth: number): Point {
  return [y3 * Math.cos(azimuth) + y1 * Math.sin(azimuth), y2];
}
