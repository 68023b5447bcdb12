import type { Point } from '@chiaroscuro/compute/plane';
import type { RandomSource } from '@chiaroscuro/compute/random';

/** Signed half-axes of the ellipse that a decoder draws. */
export type HalfAxes = readonly [w1: number, w2: number];

/** Half-axes and noise of the ellipse that the samples come from. */
const sampledAxes: HalfAxes = [2, 1.5];
const sampleNoise = 1 / 20;

/** Noisy points of the ellipse. Each draws its angle, then the noise of y₁, then that of y₂. */
export function ellipseSamples(random: RandomSource, count: number): Point[] {
  return Array.from({ length: count }, (): Point => {
    const [y1, y2] = ellipsePoint(sampledAxes, 2 * Math.PI * random.uniform());
    const noise1 = sampleNoise * random.normal();
    const noise2 = sampleNoise * random.normal();
    return [y1 + noise1, y2 + noise2];
  });
}

/** The decoder g(z) = (w₁ cos z, w₂ sin z). */
export function ellipsePoint(w: HalfAxes, z: number): Point {
  return [w[0] * Math.cos(z), w[1] * Math.sin(z)];
}

/** What an encoder says of a target, and how much it counts: δ (1 − cos(z − guess)) is added to the energy. */
export interface Guess {
  z: number;
  weight: number;
}

const noGuess: Guess = { z: 0, weight: 0 };

/** E(y, z) = ‖y − g(z)‖² + δ (1 − cos(z − z̃)). */
export function guidedEnergy(w: HalfAxes, y: Point, z: number, guess = noGuess): number {
  const [y1, y2] = ellipsePoint(w, z);
  return (y[0] - y1) ** 2 + (y[1] - y2) ** 2 + guess.weight * (1 - Math.cos(z - guess.z));
}

/** ∂E/∂z. */
export function guidedSlope(w: HalfAxes, y: Point, z: number, guess = noGuess): number {
  const [cosine, sine] = [Math.cos(z), Math.sin(z)];
  const misfit = w[0] * sine * (y[0] - w[0] * cosine) - w[1] * cosine * (y[1] - w[1] * sine);
  return 2 * misfit + guess.weight * Math.sin(z - guess.z);
}

/** The latent of least energy, and that energy. */
export interface InferredLatent {
  z: number;
  value: number;
}

/** ž = argmin_z E(y, z): the best of 96 nodes, then bisection of the slope between its neighbours. */
export function inferLatent(w: HalfAxes, y: Point, guess = noGuess): InferredLatent {
  const step = (2 * Math.PI) / 96;
  let [best, least] = [0, Infinity];
  for (let k = 0; k < 96; k++) {
    const value = guidedEnergy(w, y, k * step, guess);
    if (value < least) [best, least] = [k * step, value];
  }
  let [low, high] = [best - step, best + step];
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2;
    if (guidedSlope(w, y, middle, guess) < 0) low = middle;
    else high = middle;
  }
  const z = (low + high) / 2;
  return { z, value: guidedEnergy(w, y, z, guess) };
}

/** How many steps of gradient descent in z it takes until the slope is below a tolerance. */
export function descentSteps(
  w: HalfAxes,
  y: Point,
  start: number,
  { learningRate, tolerance }: { learningRate: number; tolerance: number },
): number {
  let z = start;
  let steps = 0;
  for (; steps < 2000; steps++) {
    const slope = guidedSlope(w, y, z);
    if (Math.abs(slope) < tolerance) break;
    z -= learningRate * slope;
  }
  return steps;
}

/** The angle z̃ that a net with two outputs means: the direction in which they point. */
export function angleOf([u, v]: readonly number[]): number {
  return Math.atan2(v!, u!);
}
