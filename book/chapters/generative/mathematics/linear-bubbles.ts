import type { Point } from '@chiaroscuro/compute/plane';
import { sizePrice } from './bubble.ts';

/** One principal axis of data in the variational auto-encoder with linear nets, at its optimum. */
export interface LinearAxis {
  /** The variance of the bubble; one on an axis that has given up. */
  variance: number;
  /** The factor from the data to the bubble's centre. */
  encoding: number;
  /** The factor from the code to the prediction. */
  decoding: number;
  /** The mean squared error that is left, min(m, T/2). */
  cost: number;
  /** The mean relative entropy, ½ log(m / cost), in nats. */
  price: number;
}

/**
 * The optimum of the linear variational auto-encoder on an axis of the data with the variance m > 0, at
 * the temperature T > 0: that of probabilistic principal component analysis with the noise T/2 (Tipping and
 * Bishop, 1999). Cost and price are distortion and rate of a normal source (Cover and Thomas, 2006, ch. 10).
 */
export function linearAxis(m: number, T: number): LinearAxis {
  const cost = Math.min(m, T / 2);
  const decoding = Math.sqrt(m - cost);
  return {
    variance: cost / m,
    encoding: decoding / m,
    decoding,
    cost,
    price: Math.log(m / cost) / 2,
  };
}

/** A linear variational auto-encoder of the plane: μ = A y, ỹ = W z, matrices as rows, and log v. */
export interface LinearNets {
  A: readonly [Point, Point];
  W: readonly [Point, Point];
  logVariances: Point;
}

/**
 * The mean of ⟨C⟩ + T D(q ‖ u) over centred data with the variances `moments` along the axes, in closed
 * form: ⟨C⟩ = tr (I − WA) M (I − WA)ᵀ + Σ v_j ‖w_j‖².
 */
export function linearLoss({ A, W, logVariances }: LinearNets, moments: Point, T: number): number {
  const axes = [0, 1] as const;
  let cost = 0;
  let price = 0;
  for (const i of axes) {
    for (const j of axes) {
      const residual = (i === j ? 1 : 0) - W[i][0] * A[0][j] - W[i][1] * A[1][j];
      cost += residual * residual * moments[j] + Math.exp(logVariances[j]) * W[i][j] ** 2;
      price += (A[i][j] ** 2 * moments[j]) / 2;
    }
    price += sizePrice(Math.exp(logVariances[i])) / 2;
  }
  return cost + T * price;
}

/** The principal moments of points, their mean squares about their mean along the principal axes, the larger first. */
export function principalMoments(points: readonly Point[]): Point {
  const mean = [0, 1].map((i) => points.reduce((sum, y) => sum + y[i]!, 0) / points.length);
  const moment = (i: number, j: number) =>
    points.reduce((sum, y) => sum + (y[i]! - mean[i]!) * (y[j]! - mean[j]!), 0) / points.length;
  const half = (moment(0, 0) + moment(1, 1)) / 2;
  const root = Math.hypot((moment(0, 0) - moment(1, 1)) / 2, moment(0, 1));
  return [half + root, half - root];
}
