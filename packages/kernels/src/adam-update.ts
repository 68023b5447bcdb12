import type Tensorflow from '@tensorflow/tfjs';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs';
import { adamUpdateName } from './adam-kernel.ts';
import type { AdamStep } from './adam-step.ts';
import { areFloats } from './heap.ts';

/** A parameter with its moments, all of one shape. */
export interface AdamState {
  value: Tensor;
  firstMoment: Tensor;
  secondMoment: Tensor;
}

/** A parameter, its moments, and the gradient of the loss by it. */
export interface AdamParameter extends AdamState {
  gradient: Tensor;
}

/**
 * One step of Adam (Kingma and Ba 2015, algorithm 1) as PyTorch computes it: with g' = g + λθ,
 * m ← β₁m + (1−β₁)g', v ← β₂v + (1−β₂)g'², θ ← θ − η/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε).
 *
 * @returns new tensors; those that came in are left as they are, and are the caller's to dispose of.
 */
export function adamUpdate(
  tf: typeof Tensorflow,
  { value, gradient, firstMoment, secondMoment, ...step }: AdamParameter & AdamStep,
): AdamState {
  return adamUpdates(tf, [{ value, gradient, firstMoment, secondMoment }], step)[0]!;
}

/** As `adamUpdate`, for all parameters of a net at once, which is faster than one after the other. */
export function adamUpdates(
  tf: typeof Tensorflow,
  parameters: readonly AdamParameter[],
  step: AdamStep,
): AdamState[] {
  if (!tf.getKernel(adamUpdateName, tf.getBackend()) || !parameters.every(fits)) {
    return parameters.map((parameter) => plainUpdate(tf, parameter, step));
  }
  const inputs = parameters.flatMap(({ value, gradient, firstMoment, secondMoment }) => [
    ...[value, gradient, firstMoment, secondMoment],
  ]);
  const outputs = tf
    .engine()
    .runKernel<Tensor[]>(adamUpdateName, inputs as unknown as NamedTensorMap, step as never);
  return parameters.map((_, i) => ({
    value: outputs[3 * i]!,
    firstMoment: outputs[3 * i + 1]!,
    secondMoment: outputs[3 * i + 2]!,
  }));
}

function fits({ value, gradient, firstMoment, secondMoment }: AdamParameter): boolean {
  const others = [gradient, firstMoment, secondMoment];
  return (
    areFloats(value, ...others) &&
    others.every(({ shape }) => String(shape) === String(value.shape))
  );
}

function plainUpdate(
  tf: typeof Tensorflow,
  { value, gradient, firstMoment, secondMoment }: AdamParameter,
  { learningRate, beta1, beta2, epsilon, step, weightDecay }: AdamStep,
): AdamState {
  const first = tf.tidy(() => firstMoment.mul(beta1).add(slope().mul(1 - beta1)));
  const second = tf.tidy(() =>
    secondMoment.mul(beta2).add(
      slope()
        .square()
        .mul(1 - beta2),
    ),
  );
  const updated = tf.tidy(() => {
    const spread = second
      .sqrt()
      .div(Math.sqrt(1 - beta2 ** step))
      .add(epsilon);
    return value.sub(first.div(spread).mul(learningRate / (1 - beta1 ** step)));
  });
  return { value: updated, firstMoment: first, secondMoment: second };

  function slope(): Tensor {
    return weightDecay === 0 ? gradient : gradient.add(value.mul(weightDecay));
  }
}
