import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs';
import type { AdamStep } from './adam-step.ts';
import type { Heap } from './heap.ts';

/** The kernel that a step of Adam runs: all parameters at once. */
export const adamUpdateName = 'AdamUpdate';

/**
 * One step of Adam. Inputs: value, gradient, first and second moment of each parameter in turn; outputs:
 * new value and moments of each in turn. All are new tensors, because the stock kernels remember
 * weights by their tensors and would go on with the old ones.
 */
export function adamUpdateKernel(heap: Heap): KernelConfig {
  return {
    kernelName: adamUpdateName,
    backendName: 'wasm',
    kernelFunc({ inputs, attrs }) {
      const tensors = Object.values(inputs as Record<string, TensorInfo>);
      const { learningRate, beta1, beta2, epsilon, step, weightDecay } =
        attrs as unknown as AdamStep;
      const rate = learningRate / (1 - beta1 ** step);
      const spread = 1 / Math.sqrt(1 - beta2 ** step);
      const updated: TensorInfo[] = [];
      for (let i = 0; i < tensors.length; i += 4) {
        const { shape } = tensors[i]!;
        const results = [heap.allocate(shape), heap.allocate(shape), heap.allocate(shape)] as const;
        const [value, gradient, first, second] = tensors.slice(i, i + 4).map(heap.address);
        const [newValue, newFirst, newSecond] = results.map(heap.address);
        // prettier-ignore
        heap.kernels.adamStep(
          value!, gradient!, first!, second!, newValue!, newFirst!, newSecond!,
          shape.reduce((size, dimension) => size * dimension, 1),
          beta1, 1 - beta1, beta2, 1 - beta2, rate, spread, epsilon, weightDecay,
        );
        updated.push(...results);
      }
      return updated;
    },
  };
}
