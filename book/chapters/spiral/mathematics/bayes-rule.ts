import { fiveSpirals, spiralAngle, type Point, type SpiralShape } from './spiral-samples.ts';

/**
 * The probability of each arm at a point, exactly, for whoever knows how the samples are drawn: at a
 * given distance from the origin all arms are equally likely, and the angle about an arm is normal,
 * wrapped around the circle. Beyond the samples, at any r > 0, the arms are continued.
 */
export function spiralPosterior(
  x: Point,
  { classes, noise }: Omit<SpiralShape, 'perClass'> = fiveSpirals,
): number[] {
  const radius = Math.hypot(...x);
  const angle = Math.atan2(x[0], x[1]);
  const logs = Array.from({ length: classes }, (_, k) => {
    const offset = wrapped(angle - spiralAngle(k, (radius - 0.2) / 0.8, classes));
    // Two turns away the wrapped density is below the rounding of the nearest ones.
    const turns = [-1, 0, 1].map((n) => -(((offset + 2 * Math.PI * n) / noise) ** 2) / 2);
    const greatest = Math.max(...turns);
    return greatest + Math.log(turns.reduce((sum, each) => sum + Math.exp(each - greatest), 0));
  });
  const greatest = Math.max(...logs);
  const weights = logs.map((each) => Math.exp(each - greatest));
  const sum = weights.reduce((total, each) => total + each, 0);
  return weights.map((each) => each / sum);
}

/** The place of the greatest of some numbers, from 0; the first of several. */
export function argmax(numbers: readonly number[]): number {
  return numbers.indexOf(Math.max(...numbers));
}

/**
 * The share of new samples that the best possible classifier gets right: the normal probability of an
 * angle within half the distance of two arms, ±π/K, and of its copies full turns away.
 */
export function bayesAccuracy({ classes, noise }: SpiralShape = fiveSpirals): number {
  const half = Math.PI / classes;
  return [-1, 0, 1].reduce((sum, n) => {
    const middle = 2 * Math.PI * n;
    return sum + normalProbability((middle - half) / noise, (middle + half) / noise);
  }, 0);
}

/** The probability that a standard normal number lies in [from, to], by Simpson's rule. */
function normalProbability(from: number, to: number): number {
  const panels = 2000;
  const h = (to - from) / panels;
  let sum = 0;
  for (let i = 0; i <= panels; i++) {
    const weight = i === 0 || i === panels ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-((from + i * h) ** 2) / 2);
  }
  return (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

/** An angle brought into [−π, π]. */
function wrapped(angle: number): number {
  return Math.atan2(Math.sin(angle), Math.cos(angle));
}
