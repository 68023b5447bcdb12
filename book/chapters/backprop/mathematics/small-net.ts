import { seededRandom } from '@chiaroscuro/compute/random';
import { drawWeights } from '@chiaroscuro/training/initial-weights';
import type { Circuit } from './circuit.ts';
import type { Linear, Module, Vector } from './modules.ts';

/** The seed of the chapter's example, a net that has learnt nothing. */
export const smallNetSeed = 104;

/** Its input, and the index of its class, counted from 0. */
export const smallInput: Vector = [1.2, -0.7];
export const smallTarget = 2;

const widths = [2, 7, 5];

/** The chapter's example: 2 → 7, ReLU, → 5, log-softargmax, and the negative log-likelihood of class 3. */
export function smallNet(): Circuit {
  const [first, second] = linearModules(drawWeights(seededRandom(smallNetSeed), widths), widths);
  return { modules: [first!, { kind: 'relu' }, second!, { kind: 'log-softargmax' }] };
}

/**
 * The linear modules of a net.
 *
 * @param weights kernel (row-major, inputs × outputs) and bias of each layer in turn, as nets keep them.
 */
export function linearModules(
  weights: readonly (readonly number[])[],
  ofWidths: readonly number[],
): Linear[] {
  return ofWidths.slice(1).map((outputs, layer) => {
    const kernel = weights[2 * layer]!;
    return {
      kind: 'linear',
      weight: Array.from({ length: outputs }, (_, k) =>
        Array.from({ length: ofWidths[layer]! }, (_, i) => kernel[i * outputs + k]!),
      ),
      bias: weights[2 * layer + 1]!,
    };
  });
}

/** The circuit with one parameter moved: weight (k, i) of a linear module, or its bias k if `i` is left out. */
export function nudge(
  { modules }: Circuit,
  { module, k, i, by }: { module: number; k: number; i?: number; by: number },
): Circuit {
  const moved = modules.map((other, index): Module => {
    if (index !== module || other.kind !== 'linear') return other;
    if (i === undefined) {
      return { ...other, bias: other.bias.map((b, row) => (row === k ? b + by : b)) };
    }
    const weight = other.weight.map((row, r) =>
      r === k ? row.map((w, column) => (column === i ? w + by : w)) : row,
    );
    return { ...other, weight };
  });
  return { modules: moved };
}
