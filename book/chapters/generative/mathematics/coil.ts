import type { Point } from '@chiaroscuro/compute/plane';
import type { RandomSource } from '@chiaroscuro/compute/random';
import type { CurveSample } from './s-curve.ts';

/** Standard deviation of the coil's usual noise in each coordinate. */
export const coilNoise = 0.02;

/** The coil, a spiral of one and a half turns: R(t) (cos 3πt, sin 3πt), R = 1/3 + 2t/3, t in [0, 1]. */
export function coilPoint(t: number): Point {
  const radius = 1 / 3 + (2 * t) / 3;
  return [radius * Math.cos(3 * Math.PI * t), radius * Math.sin(3 * Math.PI * t)];
}

/** The length of the coil: its speed √(R′² + (3πR)²) over t, by the midpoint rule. */
export function coilLength(): number {
  const steps = 2000;
  const speeds = Array.from({ length: steps }, (_, i) => {
    const radius = 1 / 3 + (2 * (i + 0.5)) / (3 * steps);
    return Math.hypot(2 / 3, 3 * Math.PI * radius);
  });
  return speeds.reduce((sum, speed) => sum + speed, 0) / steps;
}

/**
 * Samples of the coil in the order in which they are drawn: each draws t uniformly, then the noise
 * of y₁, then that of y₂.
 *
 * @param noise standard deviation in each coordinate, ≥ 0.
 */
export function coilSamples(random: RandomSource, count: number, noise = coilNoise): CurveSample[] {
  return Array.from({ length: count }, (): CurveSample => {
    const t = random.uniform();
    const [y1, y2] = coilPoint(t);
    const noise1 = noise * random.normal();
    const noise2 = noise * random.normal();
    return { t, y: [y1 + noise1, y2 + noise2] };
  });
}
