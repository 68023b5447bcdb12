import type Tensorflow from '@tensorflow/tfjs';
import type { KernelConfig } from '@tensorflow/tfjs';
import { adamUpdateKernel } from './adam-kernel.ts';
import { denseLayersGradient } from './dense-layers-gradient.ts';
import { denseLayersKernel } from './dense-layers-kernel.ts';
import type { Heap } from './heap.ts';
import { inputGradientGradient, inputGradientKernel } from './input-gradient.ts';
import { matrixProductKernel, matrixProductName } from './matrix-product-kernel.ts';

/** Kernels that are registered, or left out, together. */
export const kernelGroups = ['matrix product', 'dense layers', 'Adam'] as const;
export type KernelGroup = (typeof kernelGroups)[number];

/** Registers all kernels of our own, and returns what puts a group back to what it was. */
export function registerGroups(tf: typeof Tensorflow, heap: Heap): (group: KernelGroup) => void {
  const stock = tf.getKernel(matrixProductName, 'wasm');
  const kernels: Record<KernelGroup, KernelConfig[]> = {
    'matrix product': [matrixProductKernel(heap, stock)],
    'dense layers': [denseLayersKernel(heap), inputGradientKernel(heap)],
    Adam: [adamUpdateKernel(heap)],
  };
  for (const kernel of kernelGroups.flatMap((group) => kernels[group])) {
    unregister(tf, kernel);
    tf.registerKernel(kernel);
  }
  for (const gradient of [denseLayersGradient(tf, heap), inputGradientGradient(tf, heap)]) {
    if (tf.getGradient(gradient.kernelName)) tf.unregisterGradient(gradient.kernelName);
    tf.registerGradient(gradient);
  }
  return (group) => {
    kernels[group].forEach((kernel) => unregister(tf, kernel));
    if (group === 'matrix product') tf.registerKernel(stock);
  };
}

/** Takes a kernel out, where there is one of this name. */
function unregister(tf: typeof Tensorflow, { kernelName, backendName }: KernelConfig): void {
  if (tf.getKernel(kernelName, backendName)) tf.unregisterKernel(kernelName, backendName);
}
