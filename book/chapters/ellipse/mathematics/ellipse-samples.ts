import type { RandomSource } from '@chiaroscuro/compute/random';
import type { Point } from '@chiaroscuro/compute/plane';

/** The seed of the chapter’s training set; every figure that shows samples has it. */
export const ellipseSamplesSeed = 2;
const ellipseSampleCount = 24;

/** Half-axes of the ellipse that the samples come from: the horn's slice at x = 0. */
export const sampledRadii: Point = [2, 1.5];

/** Standard deviation of the noise in each coordinate. */
export const sampleNoise = 1 / 20;

/**
 * The training set of the unconditional chapter: points of an ellipse at uniform angles with
 * Gaussian noise. Each sample draws its angle, then the noise of y₁, then that of y₂.
 */
export function ellipseSamples(random: RandomSource): Point[] {
  return Array.from({ length: ellipseSampleCount }, () => {
    const angle = 2 * Math.PI * random.uniform();
    const y1 = sampledRadii[0] * Math.cos(angle) + sampleNoise * random.normal();
    const y2 = sampledRadii[1] * Math.sin(angle) + sampleNoise * random.normal();
    return [y1, y2];
  });
}

/** The sample with a given number; numbers start at one. */
export function sampleNumber(samples: readonly Point[], n: number): Point {
  const sample = samples[n - 1];
  if (sample === undefined)
    throw new RangeError(`expected 1 to ${samples.length}, got sample ${n}`);
  return sample;
}

/** Samples as rows `n y1 y2`. */
export function sampleRows(samples: readonly Point[]): { n: number; y1: number; y2: number }[] {
  return samples.map(([y1, y2], i) => ({ n: i + 1, y1, y2 }));
}
