import type { Point } from '@chiaroscuro/compute/plane';
import { evaluateNet, type TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { mean } from './mean.ts';

/**
 * How a critic's energy is made of its net's output: the squared distance of the output from the
 * target, or of its one output s the rectified (1 + s)⁺.
 */
export type EnergyKind = 'reconstruction' | 'rectified';

/** The critic's energy C(y) ≥ 0 of a target, in float64. */
export function criticEnergy(net: TrainedNet, kind: EnergyKind, [y1, y2]: Point): number {
  const [first, second] = evaluateNet(net, [y1, y2]);
  return kind === 'rectified' ? Math.max(0, 1 + first!) : (first! - y1) ** 2 + (second! - y2) ** 2;
}

/** The critic's loss: mean C(y) + mean (m − C(ŷ))⁺ of the energies of data and of generated targets. */
export function criticLoss(
  data: readonly number[],
  generated: readonly number[],
  margin: number,
): number {
  return mean(data) + mean(generated.map((energy) => Math.max(0, margin - energy)));
}
