import type Tensorflow from '@tensorflow/tfjs';
import type { NamedTensorMap, Tensor, Tensor2D } from '@tensorflow/tfjs';
import { activate, isPiecewiseLinear } from './activation.ts';
import type { DenseLayer } from './dense-layer.ts';
import { areFloats, type WasmBackend } from './heap.ts';
import { planSignals, type SignalPlan } from './signal-plan.ts';

/** The kernel that `denseLayers` runs where it is registered; its name on the tape of gradients. */
export const denseLayersName = 'DenseLayers';

/**
 * The last signal of the layers h ← activation(h · kernel + bias), beginning with `x`: samples ×
 * inputs to samples × outputs.
 *
 * On the WebAssembly backend with its kernels all layers are one operation, and so is their gradient.
 * Inside a gradient of a gradient that holds for piecewise linear activations, whose second
 * derivatives are simple; layers with other ones are composed there of ordinary operations, as they
 * are on every other backend.
 */
export function denseLayers(
  tf: typeof Tensorflow,
  x: Tensor2D,
  layers: readonly DenseLayer[],
): Tensor2D {
  const depth = tf.engine().state.gradientDepth;
  const canRun =
    tf.getKernel(denseLayersName, tf.getBackend()) !== undefined &&
    fit(x, layers) &&
    (depth < 2 || layers.every(({ activation }) => isPiecewiseLinear(activation)));
  return canRun ? runLayers(tf, x, layers) : composeLayers(tf, x, layers);
}

/** The layers by ordinary operations. */
export function composeLayers(
  tf: typeof Tensorflow,
  x: Tensor2D,
  layers: readonly DenseLayer[],
): Tensor2D {
  return layers.reduce(
    (signal, { kernel, bias, activation }): Tensor2D =>
      activate(tf, activation, tf.add<Tensor2D>(tf.matMul(signal, kernel), bias)),
    x,
  );
}

/** What the kernel and its gradients are told beside their tensors. */
export interface DenseLayersAttributes {
  layers: readonly DenseLayer[];
  plan: SignalPlan;
}

/** Kernels and biases by the names they have as inputs of the kernel, in the order of the layers. */
export function namedParameters(layers: readonly DenseLayer[]): Record<string, Tensor> {
  return Object.fromEntries(
    layers.flatMap(({ kernel, bias }, i): [string, Tensor][] => [
      [`kernel${i}`, kernel],
      [`bias${i}`, bias],
    ]),
  );
}

/** A tensor for the numbers that a kernel keeps for its gradient; the kernel fills it. */
export function workspace(tf: typeof Tensorflow, size: number): Tensor {
  const backend = tf.backend() as unknown as Pick<WasmBackend, 'makeOutput'>;
  return tf.engine().makeTensorFromTensorInfo(backend.makeOutput([size], 'float32'));
}

function runLayers(tf: typeof Tensorflow, x: Tensor2D, layers: readonly DenseLayer[]): Tensor2D {
  const plan = planSignals(tf, x.shape[0], layers);
  const signals = workspace(tf, plan.size);
  const inputs: NamedTensorMap = { x, signals, ...namedParameters(layers) };
  const attributes: DenseLayersAttributes = { layers, plan };
  const y = tf.engine().runKernel<Tensor2D>(denseLayersName, inputs, attributes as never);
  // The tape holds a copy of its own, where there is a tape.
  signals.dispose();
  return y;
}

/** Whether shapes and types are those of layers in their strict form; ordinary operations know more. */
function fit(x: Tensor2D, layers: readonly DenseLayer[]): boolean {
  let width = x.shape[1];
  for (const { kernel, bias } of layers) {
    const [inputs, outputs] = kernel.shape;
    if (inputs !== width || bias.shape.length !== 1 || bias.shape[0] !== outputs) return false;
    if (!areFloats(kernel, bias)) return false;
    width = outputs;
  }
  return areFloats(x) && x.shape.length === 2 && layers.length > 0;
}
