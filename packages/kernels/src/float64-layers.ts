import type { Activation } from './activation.ts';
import { leakySlope } from './activation.ts';

/** A layer in float64: kernel row-major, inputs × outputs. */
export interface Float64Layer {
  kernel: number[];
  bias: number[];
  activation: Activation;
}

const functions: Record<Activation, { f: (s: number) => number; slope: (s: number) => number }> = {
  linear: { f: (s) => s, slope: () => 1 },
  tanh: { f: Math.tanh, slope: (s) => 1 - Math.tanh(s) ** 2 },
  relu: { f: (s) => Math.max(s, 0), slope: (s) => (s > 0 ? 1 : 0) },
  'leaky-relu': {
    f: (s) => (s > 0 ? s : leakySlope * s),
    slope: (s) => (s > 0 ? 1 : leakySlope),
  },
  sigmoid: {
    f: (s) => 1 / (1 + Math.exp(-s)),
    slope: (s) => Math.exp(-s) / (1 + Math.exp(-s)) ** 2,
  },
  softplus: {
    f: (s) => Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s))),
    slope: (s) => 1 / (1 + Math.exp(-s)),
  },
};

/** The output for one point, as the definition says. */
export function evaluateLayers(layers: readonly Float64Layer[], point: number[]): number[] {
  return layers.reduce((h, layer) => sumsOf(layer, h).map(functions[layer.activation].f), point);
}

/** The derivative of the sum of the outputs by the point. */
export function slopesOfLayers(layers: readonly Float64Layer[], point: number[]): number[] {
  const signals = [point];
  for (const layer of layers) {
    signals.push(sumsOf(layer, signals.at(-1)!).map(functions[layer.activation].f));
  }
  let error: number[] = signals.at(-1)!.map(() => 1);
  for (let i = layers.length - 1; i >= 0; i--) {
    const { kernel, activation } = layers[i]!;
    const sums = sumsOf(layers[i]!, signals[i]!);
    const scaled = error.map((e, j) => e * functions[activation].slope(sums[j]!));
    error = signals[i]!.map((_, row) =>
      scaled.reduce((sum, e, j) => sum + e * kernel[row * scaled.length + j]!, 0),
    );
  }
  return error;
}

/** Derivatives of a function of many numbers by central differences, with a step of 1e-6. */
export function finiteDifferences(f: (at: number[]) => number, at: number[]): number[] {
  const step = 1e-6;
  return at.map((value, i) => {
    const moved = (by: number): number => f(at.with(i, value + by));
    return (moved(step) - moved(-step)) / (2 * step);
  });
}

function sumsOf({ kernel, bias }: Float64Layer, h: number[]): number[] {
  return bias.map((b, j) => h.reduce((sum, x, i) => sum + x * kernel[i * bias.length + j]!, b));
}
