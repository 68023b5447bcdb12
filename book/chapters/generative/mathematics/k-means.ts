import type { Point } from '@chiaroscuro/compute/plane';
import type { RandomSource } from '@chiaroscuro/compute/random';
import { coldPrototypeEnergy, warmPrototypeEnergy } from './prototypes.ts';

/** A fitted set of prototypes, and the mean free energy after each half-step that led there. */
export interface FittedPrototypes {
  prototypes: Point[];
  /** Inference and learning in turn; the first value belongs to the start. */
  losses: number[];
}

/**
 * K starting prototypes among the samples by the rule of Arthur and Vassilvitskii (k-means++): each
 * next one is drawn with a probability proportional to its F_∞ under those already chosen.
 */
export function spreadStart(random: RandomSource, samples: readonly Point[], K: number): Point[] {
  const prototypes = [samples[Math.floor(random.uniform() * samples.length)]!];
  while (prototypes.length < K) {
    const energies = samples.map((y) => coldPrototypeEnergy(prototypes, y).value);
    const total = energies.reduce((sum, value) => sum + value, 0);
    let rest = random.uniform() * total;
    const chosen = energies.findIndex((value) => (rest -= value) < 0);
    prototypes.push(samples[chosen]!);
  }
  return prototypes;
}

/**
 * The K-means algorithm (Lloyd's): every sample chooses its nearest prototype, every prototype moves
 * to the mean of its samples, until no choice changes. A prototype without samples stays.
 */
export function fitColdPrototypes(
  samples: readonly Point[],
  start: readonly Point[],
): FittedPrototypes {
  let prototypes = [...start];
  let choices = samples.map((y) => coldPrototypeEnergy(prototypes, y).index);
  const losses = [meanEnergy(samples, prototypes, choices)];
  for (;;) {
    prototypes = weightedMeans(samples, prototypes, (n, k) => Number(choices[n] === k));
    losses.push(meanEnergy(samples, prototypes, choices));
    const next = samples.map((y) => coldPrototypeEnergy(prototypes, y).index);
    losses.push(meanEnergy(samples, prototypes, next));
    if (next.every((k, n) => k === choices[n])) return { prototypes, losses };
    choices = next;
  }
}

/** The same with responsibilities in place of choices (the EM algorithm), for a number of rounds. */
export function fitWarmPrototypes(
  samples: readonly Point[],
  start: readonly Point[],
  beta: number,
  rounds: number,
): FittedPrototypes {
  let prototypes = [...start];
  const losses: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const inferred = samples.map((y) => warmPrototypeEnergy(prototypes, y, beta));
    losses.push(inferred.reduce((sum, { value }) => sum + value, 0) / samples.length);
    if (round === rounds) break;
    prototypes = weightedMeans(samples, prototypes, (n, k) => inferred[n]!.responsibilities[k]!);
  }
  return { prototypes, losses };
}

/** The mean of E(y, k) over the samples, each with the prototype it has chosen. */
function meanEnergy(
  samples: readonly Point[],
  prototypes: readonly Point[],
  choices: readonly number[],
): number {
  const sum = samples.reduce((total, [y1, y2], n) => {
    const [w1, w2] = prototypes[choices[n]!]!;
    return total + (y1 - w1) ** 2 + (y2 - w2) ** 2;
  }, 0);
  return sum / samples.length;
}

function weightedMeans(
  samples: readonly Point[],
  prototypes: readonly Point[],
  weight: (sample: number, prototype: number) => number,
): Point[] {
  return prototypes.map((prototype, k): Point => {
    let [mass, sum1, sum2] = [0, 0, 0];
    samples.forEach(([y1, y2], n) => {
      const share = weight(n, k);
      mass += share;
      sum1 += share * y1;
      sum2 += share * y2;
    });
    return mass > 0 ? [sum1 / mass, sum2 / mass] : prototype;
  });
}
