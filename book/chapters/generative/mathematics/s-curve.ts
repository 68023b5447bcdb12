import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';

const sCurveSeed = 3;
const sCurveSampleCount = 50;

/** Standard deviation of the samples' noise in each coordinate. */
export const sCurveNoise = 0.03;

/** A sample of the S-shaped curve: its parameter t in [0, 1), and the noisy point y. */
export interface CurveSample {
  t: number;
  y: Point;
}

/** The S-shaped curve (2t − 1, 0.6 sin 2πt), t in [0, 1]: the one-dimensional manifold of the data. */
export function sCurvePoint(t: number): Point {
  return [2 * t - 1, 0.6 * Math.sin(2 * Math.PI * t)];
}

/** The unit vector along the S-shaped curve at t, in the direction of growing t. */
export function sCurveTangent(t: number): Point {
  const [u, v] = [2, 1.2 * Math.PI * Math.cos(2 * Math.PI * t)];
  const length = Math.hypot(u, v);
  return [u / length, v / length];
}

/**
 * The 50 samples of the S-shaped curve, in ascending order of t. Each draws t uniformly, then the
 * noise of y₁, then that of y₂. Always the same ones: several models are trained on them.
 */
export function sCurveSamples(): CurveSample[] {
  const random = seededRandom(sCurveSeed);
  const samples = Array.from({ length: sCurveSampleCount }, (): CurveSample => {
    const t = random.uniform();
    const [y1, y2] = sCurvePoint(t);
    const noise1 = sCurveNoise * random.normal();
    const noise2 = sCurveNoise * random.normal();
    return { t, y: [y1 + noise1, y2 + noise2] };
  });
  return samples.sort((one, other) => one.t - other.t);
}
