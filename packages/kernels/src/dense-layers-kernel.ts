import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs';
import { activations } from './activation.ts';
import { denseLayersName, type DenseLayersAttributes } from './dense-layers.ts';
import type { Heap } from './heap.ts';

/**
 * All layers of a net at once. Inputs: `x`, the parameters by their names, and `signals`, a block that
 * the kernel fills with what the gradient needs: `x` and the signals of all layers.
 */
export function denseLayersKernel(heap: Heap): KernelConfig {
  return {
    kernelName: denseLayersName,
    backendName: 'wasm',
    kernelFunc({ inputs, attrs }) {
      const { layers, plan } = attrs as unknown as DenseLayersAttributes;
      const { samples, widths, signals, copies } = plan;
      const { x, signals: block } = inputs as Record<string, TensorInfo>;
      const y = heap.allocate([samples, widths.at(-1)!]);
      const blockAt = heap.address(block!);
      heap.copy(heap.address(x!), blockAt, samples * widths[0]!);
      layers.forEach(({ kernel, bias, activation }, i) => {
        const from = blockAt + 4 * signals[i]!;
        const to = blockAt + 4 * signals[i + 1]!;
        const kernelAt = heap.address(kernel);
        // prettier-ignore
        heap.kernels.matrixProduct(
          from, kernelAt, to, samples, widths[i]!, widths[i + 1]!,
          false, false, heap.address(bias), heap.scratch,
        );
        heap.kernels.activate(activations.indexOf(activation), to, samples * widths[i + 1]!);
        const offset = copies[i];
        if (offset !== undefined) heap.copy(kernelAt, blockAt + 4 * offset, kernel.size);
      });
      heap.copy(blockAt + 4 * signals.at(-1)!, heap.address(y), samples * widths.at(-1)!);
      return y;
    },
  };
}
