import type { RandomSource } from '@chiaroscuro/compute/random';

/** A point of the input plane. */
export type Point = readonly [x1: number, x2: number];

/** The seed of the chapter’s training set; whoever shows or learns from it uses this one. */
export const spiralSamplesSeed = 1;

/** How many spirals, how many points on each, and the standard deviation of the noise in the angle (rad). */
export interface SpiralShape {
  classes: number;
  perClass: number;
  noise: number;
}

/** The chapter’s training set: five arms of 200 points. */
export const fiveSpirals: SpiralShape = { classes: 5, perClass: 200, noise: 0.2 };

/** One sample: its class k = 0 … K − 1, its place t ∈ [0, 1] on the arm, the point, and where it lay before the noise. */
export interface SpiralSample {
  k: number;
  t: number;
  x: Point;
  clean: Point;
}

/** The distance from the origin of every point at t: 0.2 inside, 1 outside. */
export function spiralRadius(t: number): number {
  return 0.8 * t + 0.2;
}

/** The angle of arm k at t, in radians, clockwise from the x₂ axis: each arm turns through 4π/K. */
export function spiralAngle(k: number, t: number, classes: number): number {
  return ((2 * t + k) * 2 * Math.PI) / classes;
}

/** The point at a distance from the origin, at an angle clockwise from the x₂ axis. */
export function polarPoint(radius: number, angle: number): Point {
  return [radius * Math.sin(angle), radius * Math.cos(angle)];
}

/**
 * Interleaved spirals, arm by arm, `perClass` ≥ 2 equally spaced t from the inside out. The noise is added to
 * the angle alone, one normal number a sample, so that the distance from the origin is free of it.
 */
export function spiralSamples(
  random: RandomSource,
  { classes, perClass, noise }: SpiralShape = fiveSpirals,
): SpiralSample[] {
  return Array.from({ length: classes * perClass }, (_, i) => {
    const k = Math.floor(i / perClass);
    const t = (i % perClass) / (perClass - 1);
    const angle = spiralAngle(k, t, classes);
    return {
      k,
      t,
      x: polarPoint(spiralRadius(t), angle + noise * random.normal()),
      clean: polarPoint(spiralRadius(t), angle),
    };
  });
}

/** The samples of one class as rows `class x1 x2`; classes are numbered from 1 there. */
export function sampleRows(
  samples: readonly SpiralSample[],
  k: number,
): { class: number; x1: number; x2: number }[] {
  return samples
    .filter((sample) => sample.k === k)
    .map(({ x: [x1, x2] }) => ({ class: k + 1, x1, x2 }));
}
