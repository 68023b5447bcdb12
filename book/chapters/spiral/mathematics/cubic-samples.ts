import { linspace } from '@chiaroscuro/compute/grids';
import { seededRandom } from '@chiaroscuro/compute/random';

/** Seed, number and noise of the training set of the regression. */
const cubicSamplesSeed = 1;
const cubicSampleCount = 100;
const cubicNoise = 0.3;

/** A sample of the regression: x in [−1, 1] and a noisy y. */
export interface CubicSample {
  x: number;
  y: number;
}

/** y = x³ + 0.3 u, u uniform on [0, 1), at equally spaced x from −1 to 1. */
export function cubicSamples(): CubicSample[] {
  const random = seededRandom(cubicSamplesSeed);
  return linspace(-1, 1, cubicSampleCount).map((x) => ({
    x,
    y: x ** 3 + cubicNoise * random.uniform(),
  }));
}

/** What no regression can do better than to predict: the mean of y at x. */
export function cubicMean(x: number): number {
  return x ** 3 + cubicNoise / 2;
}
