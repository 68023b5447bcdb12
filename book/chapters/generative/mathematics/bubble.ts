import { linspace } from '@chiaroscuro/compute/grids';
import { evaluateNet, type TrainedNet } from '@chiaroscuro/training/evaluate-net';

/** A normal distribution of codes with independent components. */
export interface Bubble {
  /** The means μ. */
  centre: number[];
  /** The variances v, all positive. */
  variances: number[];
}

/** An encoder that gives bubbles, and a decoder of codes. */
export interface VariationalNets {
  /** Targets to μ₁ … μ_d, log v₁ … log v_d. */
  encoder: TrainedNet;
  /** Codes to predictions. */
  decoder: TrainedNet;
}

/** V(v) = v − log v − 1 of a variance v > 0: twice what a bubble's size costs, in nats; zero at v = 1 only. */
export function sizePrice(v: number): number {
  return v - Math.log(v) - 1;
}

/** D(q ‖ u) = ½ Σ (V(vᵢ) + μᵢ²) of a bubble q and the unit bubble u = N(0, I), in nats (Kingma and Welling, 2014). */
export function bubblePrice({ centre, variances }: Bubble): number {
  return centre.reduce((sum, mean, i) => sum + (sizePrice(variances[i]!) + mean * mean) / 2, 0);
}

/** The bubble of a target. */
export function bubbleOf(encoder: TrainedNet, y: readonly number[]): Bubble {
  const outputs = evaluateNet(encoder, y);
  const dimension = outputs.length / 2;
  return {
    centre: outputs.slice(0, dimension),
    variances: outputs.slice(dimension).map(Math.exp),
  };
}

/**
 * The mean of ‖y − Dec(z)‖² over a bubble, by the trapezoidal rule on `nodes` points an axis out to
 * four standard deviations: it converges faster than any power of the spacing (Trefethen and Weideman, 2014).
 */
export function meanCost(
  decoder: TrainedNet,
  y: readonly number[],
  bubble: Bubble,
  nodes = 11,
): number {
  return normalNodes(bubble.centre.length, nodes).reduce((sum, { z, weight }) => {
    const code = z.map((e, i) => bubble.centre[i]! + Math.sqrt(bubble.variances[i]!) * e);
    return sum + weight * squaredDistance(y, evaluateNet(decoder, code));
  }, 0);
}

/** The variational free energy F̃(y) = ⟨C⟩ + T D(q ‖ u), an upper bound of F at the temperature T. */
export function variationalFreeEnergy(
  { encoder, decoder }: VariationalNets,
  y: readonly number[],
  T: number,
): number {
  const bubble = bubbleOf(encoder, y);
  return meanCost(decoder, y, bubble) + T * bubblePrice(bubble);
}

/** Nodes and weights of the standard normal distribution in `dimension` dimensions; the weights add up to one. */
export function normalNodes(
  dimension: number,
  nodes: number,
  reach = 4,
): { z: number[]; weight: number }[] {
  const axis = linspace(-reach, reach, nodes);
  const densities = axis.map((e) => Math.exp((-e * e) / 2));
  const total = densities.reduce((sum, density) => sum + density, 0);
  let all = [{ z: [] as number[], weight: 1 }];
  for (let i = 0; i < dimension; i++) {
    all = all.flatMap(({ z, weight }) =>
      axis.map((e, k) => ({ z: [...z, e], weight: (weight * densities[k]!) / total })),
    );
  }
  return all;
}

function squaredDistance(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + (value - other[i]!) ** 2, 0);
}
