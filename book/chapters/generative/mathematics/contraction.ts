import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import type { Tf } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import { jacobianColumns } from '@chiaroscuro/gradients/tangents';
import { evaluateNet, jacobianOf, type TrainedNet } from '@chiaroscuro/training/evaluate-net';
import type { Net } from '@chiaroscuro/training/net';

/** The layers of a net with the ranks of their variables, which are no part of the types of variables. */
type DenseLayers = Parameters<typeof jacobianColumns>[2];

/** The mean over targets of ‖∂h/∂y‖², the Jacobian's squared Frobenius norm; one gradient of it is a second derivative of the net. */
export function meanContraction(tf: Tf, y: Tensor2D, encoder: Pick<Net, 'layers'>): Scalar {
  const layers = encoder.layers as unknown as DenseLayers;
  // listing: contraction
  const columns = jacobianColumns(tf, y, layers);
  const squares = columns.map((column) => column.square().sum<Tensor1D>(1));
  const penalty = tf.addN(squares).mean<Scalar>();
  // end of listing
  return penalty;
}

/** ‖∂h/∂y‖² of a trained encoder at a target, in float64. */
export function contractionAt(encoder: TrainedNet, y: readonly number[]): number {
  return jacobianOf(encoder, y)
    .flat()
    .reduce((sum, entry) => sum + entry * entry, 0);
}

/** ‖y − ỹ‖² of a net that gives ỹ for y. */
export function reconstructionEnergy(net: TrainedNet, y: readonly number[]): number {
  return evaluateNet(net, y).reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0);
}

/** How much of a small displacement along a unit vector, and across it, an auto-encoder hands on in the same direction. */
export interface Gains {
  tangent: number;
  normal: number;
}

/** τ·Jτ and n·Jn of the Jacobian J = ∂ỹ/∂y of a net of the plane, with n perpendicular to the unit vector τ. */
export function gainsAt(net: TrainedNet, y: Point, [t1, t2]: Point): Gains {
  const [[a, b], [c, d]] = planeJacobian(net, y);
  const along = (u: number, v: number) => u * (a * u + b * v) + v * (c * u + d * v);
  return { tangent: along(t1, t2), normal: along(-t2, t1) };
}

/** The Jacobian of a net of the plane, rows by outputs. */
export function planeJacobian(net: TrainedNet, y: Point): readonly [Point, Point] {
  return jacobianOf(net, y) as unknown as [Point, Point];
}

/**
 * The gain of the linear contractive auto-encoder on a principal axis of the data with the variance m,
 * when the penalties on encoder and decoder are λ‖A‖² and γ‖W‖²: (1 − √(λγ)/m)⁺.
 */
export function linearGain(m: number, lambda: number, gamma: number): number {
  return Math.max(0, 1 - Math.sqrt(lambda * gamma) / m);
}
