import { evaluateNet, type TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { normalNodes } from './bubble.ts';

/** A decoder's predictions at the nodes of the standard normal distribution of its codes. */
export interface DecodedNodes {
  predictions: number[][];
  /** They add up to one. */
  weights: number[];
}

/** Decodes a grid of `nodes` points an axis, out to four standard deviations. */
export function decodeNodes(decoder: TrainedNet, nodes: number): DecodedNodes {
  const all = normalNodes(decoder.widths[0]!, nodes);
  return {
    predictions: all.map(({ z }) => evaluateNet(decoder, z)),
    weights: all.map(({ weight }) => weight),
  };
}

/**
 * F(y) = −T log ⟨exp(−‖y − Dec(z)‖²/T)⟩ over z from N(0, I): the free energy of the decoder alone at the
 * temperature T ≥ 0, at zero the least cost. Where T > 0, nodes must be decoded to points closer than √T.
 */
export function generatorFreeEnergy(
  { predictions, weights }: DecodedNodes,
  y: readonly number[],
  T: number,
): number {
  const costs = predictions.map((point) => squaredDistance(point, y));
  let least = Infinity;
  for (const cost of costs) least = Math.min(least, cost);
  if (T === 0) return least;
  let sum = 0;
  for (let k = 0; k < costs.length; k++) sum += weights[k]! * Math.exp((least - costs[k]!) / T);
  return least - T * Math.log(sum);
}

function squaredDistance(one: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i]! - other[i]!) ** 2;
  return sum;
}
