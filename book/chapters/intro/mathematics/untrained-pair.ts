import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';
import { evaluateNet, jacobianOf, type TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { drawWeights } from '@chiaroscuro/training/initial-weights';
import type { Matrix2 } from './matrix.ts';

/** The two nets of the chapter, as seeds made them: one hidden layer of tanh, four of relu. */
export const pair = {
  shallow: { seed: 186, widths: [2, 5, 2], activations: 'tanh' },
  deep: { seed: 4, widths: [2, 5, 5, 5, 5, 2], activations: 'relu' },
} as const;

export type PairName = keyof typeof pair;

/** One of the two nets, or what another seed would have made of it. */
export function pairNet(name: PairName, seed: number = pair[name].seed): TrainedNet {
  const { widths, activations } = pair[name];
  return { widths, activations, weights: drawWeights(seededRandom(seed), widths) };
}

/** What a net with two inputs and two outputs does to a point of the plane. */
export function move(net: TrainedNet, x: Point): Point {
  const [y1, y2] = evaluateNet(net, x);
  return [y1!, y2!];
}

/** The Jacobian of `move`, outputs × inputs. */
export function moveJacobian(net: TrainedNet, x: Point): Matrix2 {
  const [row1, row2] = jacobianOf(net, x);
  return [
    [row1![0]!, row1![1]!],
    [row2![0]!, row2![1]!],
  ];
}
