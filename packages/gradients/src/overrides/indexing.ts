import type { GradConfig, Tensor } from '@tensorflow/tfjs';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Tf } from '../engine.ts';

/** Gradients of kernels that pick or accumulate along an axis. */
export function indexingGradients(tf: Tf): GradConfig[] {
  return [gather(tf), cumulativeSum(tf), product(tf)];
}

/**
 * What was gathered from index k along the axis goes back to index k: a product with the transposed one-hot
 * matrix of the indices. TensorFlow.js asks for the kernel UnsortedSegmentSum, which WebAssembly lacks.
 */
function gather(tf: Tf): GradConfig {
  return {
    kernelName: tf.GatherV2,
    inputsToSave: ['x', 'indices'],
    gradFunc: (dy, saved, attributes) => {
      const [x, indices] = saved as [Tensor, Tensor];
      const axis = tf.util.parseAxisParam(attributes['axis'] as number, x.shape)[0]!;
      if (attributes['batchDims']) throw batchesAreNotGathered();
      const length = x.shape[axis]!;
      const outer = tf.util.sizeFromShape(x.shape.slice(0, axis));
      const inner = tf.util.sizeFromShape(x.shape.slice(axis + 1));
      return {
        x: () => {
          const picked = tf.oneHot(indices.flatten().toInt(), length).toFloat();
          const blocks = (dy as Tensor).reshape([outer, indices.size, inner]);
          const selection = picked.reshape([1, indices.size, length]);
          return tf.matMul(selection, blocks, true).reshape(x.shape);
        },
      };
    },
  };
}

function batchesAreNotGathered(): UserError {
  return new UserError({
    code: 'compute/unproved-gradient',
    severity: 'error',
    message:
      'the first derivative of tf.gather with batchDims was taken, which is not proved to be right',
    hint: 'Reshape so that one axis is gathered, without batchDims.',
  });
}

/** The gradient of a running sum is the running sum from the other end, which TensorFlow.js then transposes. */
function cumulativeSum(tf: Tf): GradConfig {
  return {
    kernelName: tf.Cumsum,
    gradFunc: (dy, _, attributes) => {
      const { axis, exclusive, reverse } = attributes as Record<string, never>;
      return { x: () => tf.cumsum(dy as Tensor, axis, exclusive, !reverse) };
    },
  };
}

/** The gradient of a product as TensorFlow.js takes it, which does not know axes counted from the end. */
function product(tf: Tf): GradConfig {
  const { gradFunc } = tf.getGradient(tf.Prod);
  return {
    kernelName: tf.Prod,
    inputsToSave: ['x'],
    gradFunc(dy, saved, attributes) {
      const axis = tf.util.parseAxisParam(attributes['axis'] as number[], saved[0]!.shape);
      return gradFunc(dy, saved, { ...attributes, axis });
    },
  };
}
