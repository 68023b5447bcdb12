import type { Point } from '@chiaroscuro/compute/plane';

/** A turn of the plane about the origin, after a reflection at the first axis if it is mirrored. */
export interface Alignment {
  isMirrored: boolean;
  /** In radians, counter-clockwise. */
  angle: number;
}

/**
 * The orthogonal map that brings points nearest to others, up to a common scale: it maximises Σ bᵢ·Q aᵢ
 * (the orthogonal Procrustes problem, which in the plane needs two sums for turns and two for mirrored ones).
 *
 * @param from as many points as `to` has, in the same order.
 */
export function align(from: readonly Point[], to: readonly Point[]): Alignment {
  const [turned, mirrored] = [false, true].map((isMirrored) => {
    let [along, across] = [0, 0];
    from.forEach(([a1, a2], i) => {
      const [b1, b2] = to[i]!;
      const second = isMirrored ? -a2 : a2;
      along += a1 * b1 + second * b2;
      across += a1 * b2 - second * b1;
    });
    return { isMirrored, angle: Math.atan2(across, along), strength: Math.hypot(along, across) };
  }) as [Alignment & { strength: number }, Alignment & { strength: number }];
  const { isMirrored, angle } = mirrored.strength > turned.strength ? mirrored : turned;
  return { isMirrored, angle };
}

/** A point, mirrored and turned. */
export function aligned({ isMirrored, angle }: Alignment, [a1, a2]: Point): Point {
  const second = isMirrored ? -a2 : a2;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return [cosine * a1 - sine * second, sine * a1 + cosine * second];
}
