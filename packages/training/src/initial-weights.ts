import type { RandomSource } from '@chiaroscuro/compute/random';

/**
 * The weights of a fully connected net that has learnt nothing: uniform in ±1/√n, n the inputs of their
 * layer, kernels and biases alike, as PyTorch's `Linear` has them; layer by layer, kernel before bias.
 *
 * @param widths units of each layer, the input first.
 * @returns kernel (row-major, inputs × outputs) and bias of each layer in turn.
 */
export function drawWeights(random: RandomSource, widths: readonly number[]): number[][] {
  return widths.slice(1).flatMap((outputs, i) => {
    const inputs = widths[i]!;
    const bound = 1 / Math.sqrt(inputs);
    const draw = (): number => bound * (2 * random.uniform() - 1);
    return [Array.from({ length: inputs * outputs }, draw), Array.from({ length: outputs }, draw)];
  });
}
