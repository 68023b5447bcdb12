import type Tensorflow from '@tensorflow/tfjs';
import type { GradConfig, KernelConfig, NamedTensorMap, Tensor } from '@tensorflow/tfjs';
import { activations } from './activation.ts';
import { workspace, type DenseLayersAttributes } from './dense-layers.ts';
import type { Heap } from './heap.ts';
import {
  derivativeByInput,
  errorsBlock,
  parameterGradients,
  propagateBack,
  weightsOf,
  type RecordedLayers,
} from './layer-gradients.ts';
import { notWorkedOut } from './not-worked-out.ts';

/** The kernel that computes a gradient by the input where that is differentiated once more. */
export const inputGradientName = 'DenseLayersInputGradient';

/**
 * The derivative by the input of layers with piecewise linear activations, as an operation that has a
 * gradient itself: dx = (… ((dy ∘ f′) · kernelᵀ) ∘ f′ …) · kernelᵀ is linear in `dy` and in each
 * kernel, and does not change with the signals, but where f′ jumps.
 */
export function inputGradient(
  tf: typeof Tensorflow,
  { layers, plan, signals }: RecordedLayers,
  dy: Tensor,
): Tensor {
  const errors = errorsBlock(tf, plan);
  const kernels = layers.map(({ kernel }, i) => [`kernel${i}`, kernel] as const);
  const inputs: NamedTensorMap = { dy, signals, errors, ...Object.fromEntries(kernels) };
  const attributes: DenseLayersAttributes = { layers, plan };
  const dx = tf.engine().runKernel<Tensor>(inputGradientName, inputs, attributes as never);
  errors.dispose();
  return dx;
}

/** Fills the block `errors` with the error signals of all layers. */
export function inputGradientKernel(heap: Heap): KernelConfig {
  return {
    kernelName: inputGradientName,
    backendName: 'wasm',
    kernelFunc({ inputs, attrs }) {
      const { dy, signals, errors } = inputs as Record<string, Tensor>;
      const layers = { ...(attrs as unknown as DenseLayersAttributes), signals: signals! };
      propagateBack(heap, layers, { dy: dy!, errors: errors! });
      return derivativeByInput(heap, layers, errors!);
    },
  };
}

/**
 * With v the derivative of the loss by dx: v ← (v · kernel) ∘ f′ goes forward through the layers and
 * ends as the derivative by `dy`; that by a kernel is vᵀ · u, u the error signal of its layer.
 */
export function inputGradientGradient(tf: typeof Tensorflow, heap: Heap): GradConfig {
  return {
    kernelName: inputGradientName,
    inputsToSave: ['signals', 'errors'],
    gradFunc(derivative, saved, attributes) {
      if (tf.engine().state.gradientDepth > 0)
        throw notWorkedOut('their input, for the third time,');
      const [signals, errors] = saved as [Tensor, Tensor];
      const layers = { ...(attributes as unknown as DenseLayersAttributes), signals };
      const { plan } = layers;
      const tangents = workspace(tf, plan.signals.at(-1)! + plan.samples * plan.widths.at(-1)!);
      propagateForward(heap, layers, { v: derivative as Tensor, tangents });
      return {
        dy() {
          const [from] = [plan.signals.at(-1)!];
          return tf.slice(tangents, from).reshape([plan.samples, plan.widths.at(-1)!]);
        },
        ...parameterGradients(tf, heap, { plan, inputs: tangents, errors, withBiases: false }),
      };
    },
  };
}

function propagateForward(
  heap: Heap,
  { layers, plan, signals }: RecordedLayers,
  { v, tangents }: { v: Tensor; tangents: Tensor },
): void {
  const { samples, widths } = plan;
  const at = (layer: number): number => heap.address(tangents) + 4 * plan.signals[layer]!;
  const weights = weightsOf(heap, { layers, plan, signals });
  heap.copy(heap.address(v), at(0), samples * widths[0]!);
  layers.forEach(({ activation }, i) => {
    // prettier-ignore
    heap.kernels.matrixProduct(
      at(i), weights[i]!, at(i + 1), samples, widths[i]!, widths[i + 1]!,
      false, false, 0, heap.scratch,
    );
    heap.kernels.activationGradient(
      activations.indexOf(activation),
      at(i + 1),
      heap.address(signals) + 4 * plan.signals[i + 1]!,
      at(i + 1),
      samples * widths[i + 1]!,
    );
  });
}
