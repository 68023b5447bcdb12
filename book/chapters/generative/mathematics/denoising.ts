import { displacement, squaredNorm, type Point } from '@chiaroscuro/compute/plane';
import { seededRandom, type RandomSource } from '@chiaroscuro/compute/random';
import { evaluateNet, jacobianOf, type TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { coilPoint } from './coil.ts';
import { warmReconstruction } from './prototypes.ts';
import type { VectorField } from './vector-fields.ts';

/** The denoising net of the plane: wider inside than outside, so that its form alone restrains nothing. */
export const denoiserForm = { widths: [2, 100, 100, 2], activations: 'tanh' } as const;

const sampleCount = 200;

/**
 * 200 samples of the coil without noise, in ascending order of t, one from each two-hundredth of its
 * range: always the same ones.
 */
export function cleanSamples(): Point[] {
  const random = seededRandom(1);
  return Array.from({ length: sampleCount }, (_, i) =>
    coilPoint((i + random.uniform()) / sampleCount),
  );
}

/** The coldness β = 1/(2σ²) at which a soft minimum blurs as noise of standard deviation σ > 0 does. */
export function coldnessOf(sigma: number): number {
  return 1 / (2 * sigma * sigma);
}

/** A sample with normal noise of standard deviation σ in each coordinate, that of y₁ drawn first. */
export function corrupt(random: RandomSource, y: Point, sigma: number): Point {
  const noise1 = sigma * random.normal();
  const noise2 = sigma * random.normal();
  return [y[0] + noise1, y[1] + noise2];
}

/**
 * r*(ŷ) = E[y | ŷ] = Σᵢ pᵢ yᵢ, the reconstruction of least mean squared error when ŷ is one of the
 * samples plus normal noise: their mean under p = softargmin_β ‖ŷ − yᵢ‖².
 */
export function bestReconstruction(samples: readonly Point[], sigma: number) {
  return (at: Point): Point => warmReconstruction(samples, at, coldnessOf(sigma));
}

/**
 * The field of r* at a point. Its Jacobian is Cov_p/σ² − I: the covariance of the samples under their
 * responsibilities for the point.
 */
export function exactField(samples: readonly Point[], sigma: number): VectorField {
  const beta = coldnessOf(sigma);
  const squares = new Float64Array(samples.length);
  return ([at1, at2]) => {
    // Paths ask for it a hundred thousand times: one pass for the least distance, one for the moments.
    let least = Infinity;
    for (let i = 0; i < samples.length; i++) {
      const [y1, y2] = samples[i]!;
      const square = (y1 - at1) * (y1 - at1) + (y2 - at2) * (y2 - at2);
      squares[i] = square;
      if (square < least) least = square;
    }
    let [mass, mean1, mean2, moment11, moment22, moment12] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < samples.length; i++) {
      const [y1, y2] = samples[i]!;
      const p = Math.exp(-beta * (squares[i]! - least));
      const [d1, d2] = [y1 - at1, y2 - at2];
      mass += p;
      mean1 += p * d1;
      mean2 += p * d2;
      moment11 += p * d1 * d1;
      moment22 += p * d2 * d2;
      moment12 += p * d1 * d2;
    }
    const v: Point = [mean1 / mass, mean2 / mass];
    const scale = 2 * beta;
    const mixed = scale * (moment12 / mass - v[0] * v[1]);
    return {
      v,
      J: [
        [scale * (moment11 / mass - v[0] ** 2) - 1, mixed],
        [mixed, scale * (moment22 / mass - v[1] ** 2) - 1],
      ],
    };
  };
}

/** The mean of ‖y − r(ŷ)‖² over several corruptions of every sample. */
export function denoisingRisk(
  reconstruct: (at: Point) => Point,
  samples: readonly Point[],
  { random, sigma, draws }: { random: RandomSource; sigma: number; draws: number },
): number {
  let sum = 0;
  for (const y of samples)
    for (let draw = 0; draw < draws; draw++)
      sum += squaredNorm(displacement(y, reconstruct(corrupt(random, y, sigma))));
  return sum / (samples.length * draws);
}

/** The reconstruction of a trained net of the form `denoiserForm`. */
export function netReconstruction(weights: TrainedNet['weights']): (at: Point) => Point {
  return (at) => {
    const [y1, y2] = evaluateNet({ ...denoiserForm, weights }, at);
    return [y1!, y2!];
  };
}

/** The field of a trained net; its Jacobian comes from tangents carried through the layers. */
export function netField(weights: TrainedNet['weights']): VectorField {
  const reconstruct = netReconstruction(weights);
  return (at) => {
    const [y1, y2] = reconstruct(at);
    const [[a, b], [c, d]] = jacobianOf({ ...denoiserForm, weights }, at) as [
      [number, number],
      [number, number],
    ];
    return {
      v: [y1 - at[0], y2 - at[1]],
      J: [
        [a - 1, b],
        [c, d - 1],
      ],
    };
  };
}
