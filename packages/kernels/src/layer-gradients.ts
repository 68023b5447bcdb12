import type Tensorflow from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { activations } from './activation.ts';
import { workspace, type DenseLayersAttributes } from './dense-layers.ts';
import type { Heap } from './heap.ts';
import type { SignalPlan } from './signal-plan.ts';

/** What is known of the layers when their gradient is taken. */
export interface RecordedLayers extends DenseLayersAttributes {
  /** The block that the kernel of the layers filled. */
  signals: Tensor;
}

/** Addresses of the kernels, as they were when the signals were computed. */
export function weightsOf(heap: Heap, { layers, plan, signals }: RecordedLayers): number[] {
  return layers.map(({ kernel }, i) => {
    const offset = plan.copies[i];
    return offset === undefined ? heap.address(kernel) : heap.address(signals) + 4 * offset;
  });
}

/** Elements that the error signals of all layers take. */
export function errorsSize({ samples, widths }: SignalPlan): number {
  return widths.slice(1).reduce((size, width) => size + samples * width, 0);
}

/** The address of a layer's error signal in their block: samples × outputs. */
export function errorsAt(heap: Heap, errors: Tensor, plan: SignalPlan, layer: number): number {
  return heap.address(errors) + 4 * (plan.signals[layer + 1]! - plan.signals[1]!);
}

/**
 * Fills `errors` with the derivatives of the loss by the sums of each layer:
 * u ← dy ∘ f′ for the last one, u ← (u · kernelᵀ) ∘ f′ for those before.
 */
export function propagateBack(
  heap: Heap,
  { layers, plan, signals }: RecordedLayers,
  { dy, errors }: { dy: Tensor; errors: Tensor },
): void {
  const { samples, widths } = plan;
  const weights = weightsOf(heap, { layers, plan, signals });
  for (let i = layers.length - 1; i >= 0; i--) {
    const to = errorsAt(heap, errors, plan, i);
    const isLast = i === layers.length - 1;
    if (!isLast) {
      // prettier-ignore
      heap.kernels.matrixProduct(
        errorsAt(heap, errors, plan, i + 1), weights[i + 1]!, to,
        samples, widths[i + 2]!, widths[i + 1]!, false, true, 0, heap.scratch,
      );
    }
    heap.kernels.activationGradient(
      activations.indexOf(layers[i]!.activation),
      isLast ? heap.address(dy) : to,
      heap.address(signals) + 4 * plan.signals[i + 1]!,
      to,
      samples * widths[i + 1]!,
    );
  }
}

/** u · kernelᵀ of the first layer: the derivative by the input, samples × inputs. */
export function derivativeByInput(heap: Heap, layers: RecordedLayers, errors: Tensor) {
  const { samples, widths } = layers.plan;
  const dx = heap.allocate([samples, widths[0]!]);
  // prettier-ignore
  heap.kernels.matrixProduct(
    errorsAt(heap, errors, layers.plan, 0), weightsOf(heap, layers)[0]!, heap.address(dx),
    samples, widths[1]!, widths[0]!, false, true, 0, heap.scratch,
  );
  return dx;
}

/**
 * The derivatives by kernels, hᵀ · u, and by biases, the sums of u over the samples, to be asked for by
 * name. They are all computed when the first is asked for, into tensors of the scope that is open now:
 * TensorFlow.js asks for each in a scope of its own.
 *
 * @param inputs a block in which the inputs of the layers lie as the plan says.
 */
export function parameterGradients(
  tf: typeof Tensorflow,
  heap: Heap,
  { plan, inputs, errors, withBiases }: Blocks,
): Record<string, () => Tensor> {
  const engine = tf.engine();
  const parts: Part[] = [];
  const gradients: Record<string, () => Tensor> = {};
  let isFilled = false;
  for (let i = 0; i < plan.widths.length - 1; i++) {
    const outputs = plan.widths[i + 1]!;
    const kernel = engine.makeTensorFromTensorInfo(heap.allocate([plan.widths[i]!, outputs]));
    const bias = withBiases ? engine.makeTensorFromTensorInfo(heap.allocate([outputs])) : undefined;
    parts.push({ kernel, bias });
    for (const [name, tensor] of [
      [`kernel${i}`, kernel],
      [`bias${i}`, bias],
    ] as const) {
      if (!tensor) continue;
      gradients[name] = () => {
        if (!isFilled) fillParts(heap, { plan, inputs, errors }, parts);
        isFilled = true;
        return tensor;
      };
    }
  }
  return gradients;
}

interface Part {
  kernel: Tensor;
  bias: Tensor | undefined;
}

function fillParts(
  heap: Heap,
  { plan, inputs, errors }: Pick<Blocks, 'plan' | 'inputs' | 'errors'>,
  parts: readonly Part[],
): void {
  const { samples, widths, signals } = plan;
  const inputsAt = heap.address(inputs);
  parts.forEach(({ kernel, bias }, i) => {
    const error = errorsAt(heap, errors, plan, i);
    const [width, outputs] = [widths[i]!, widths[i + 1]!];
    // prettier-ignore
    heap.kernels.matrixProduct(
      inputsAt + 4 * signals[i]!, error, heap.address(kernel),
      width, samples, outputs, true, false, 0, heap.scratch,
    );
    if (bias) heap.kernels.columnSums(error, samples, outputs, heap.address(bias));
  });
}

interface Blocks {
  plan: SignalPlan;
  inputs: Tensor;
  errors: Tensor;
  withBiases: boolean;
}

/** A block for the error signals of all layers. */
export function errorsBlock(tf: typeof Tensorflow, plan: SignalPlan): Tensor {
  return workspace(tf, errorsSize(plan));
}
