import type { RandomSource } from '@chiaroscuro/compute/random';
import type { Weights } from './manifold.ts';

/** How wide the layers of the predictor f: x →^{L⁺} 8 →^{L⁺} 8 →^{L} 2 are. */
export const predictorWidths = [1, 8, 8, 2] as const;

/** The predictor's parameters, layer by layer: kernel (rows: inputs; row after row), then bias. */
export type PredictorParameters = readonly (readonly number[])[];

/** The half-axes (f₁, f₂)(x) that the predictor gives to the decoder. */
export function predict(parameters: PredictorParameters, x: number): Weights {
  let activations = [x];
  for (let layer = 1; layer < predictorWidths.length; layer++) {
    const [kernel, bias] = [parameters[2 * layer - 2]!, parameters[2 * layer - 1]!];
    const isLast = layer === predictorWidths.length - 1;
    activations = bias.map((offset, unit) => {
      const sum = activations.reduce(
        (total, input, i) => total + input * kernel[i * bias.length + unit]!,
        offset,
      );
      return isLast ? sum : Math.max(0, sum);
    });
  }
  return [activations[0]!, activations[1]!];
}

/** Parameters uniform in (−1/√fan-in, 1/√fan-in), kernels and biases alike. */
export function initialParameters(random: RandomSource): number[][] {
  return predictorWidths.slice(1).flatMap((outputs, layer) => {
    const inputs = predictorWidths[layer]!;
    const bound = 1 / Math.sqrt(inputs);
    const draw = (count: number) =>
      Array.from({ length: count }, () => bound * (2 * random.uniform() - 1));
    return [draw(inputs * outputs), draw(outputs)];
  });
}
