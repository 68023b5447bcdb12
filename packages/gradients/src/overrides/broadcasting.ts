import type { GradConfig, Tensor } from '@tensorflow/tfjs';
import type { Tf } from '../engine.ts';

/** Gradients that in TensorFlow.js do not sum over the axes along which an input was repeated. */
export function broadcastingGradients(tf: Tf): GradConfig[] {
  return [
    choice(tf, tf.Maximum, tf.greaterEqual, tf.less),
    choice(tf, tf.Minimum, tf.lessEqual, tf.greater),
    squaredDifference(tf),
    batchMatMul(tf),
  ];
}

type Comparison = (a: Tensor, b: Tensor) => Tensor;

/** The gradient of a maximum or minimum of two goes to the one that was chosen, of two equal ones to the first. */
function choice(tf: Tf, kernelName: string, takesA: Comparison, takesB: Comparison): GradConfig {
  return {
    kernelName,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [Tensor, Tensor];
      const where = (chosen: Comparison, x: Tensor) =>
        sumTo(tf, tf.mul(dy as Tensor, tf.cast(chosen(a, b), 'float32')), x.shape);
      return { a: () => where(takesA, a), b: () => where(takesB, b) };
    },
  };
}

/** d(a − b)² = 2(a − b)(da − db) */
function squaredDifference(tf: Tf): GradConfig {
  return {
    kernelName: tf.SquaredDifference,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [Tensor, Tensor];
      const slope = (sign: number) => tf.mul(dy as Tensor, tf.sub(a, b).mul(2 * sign));
      return { a: () => sumTo(tf, slope(1), a.shape), b: () => sumTo(tf, slope(-1), b.shape) };
    },
  };
}

/** For Y = A B, Ȧ = Ẏ Bᵀ and Ḃ = Aᵀ Ẏ; a factor that comes transposed gets its gradient transposed. */
function batchMatMul(tf: Tf): GradConfig {
  return {
    kernelName: tf.BatchMatMul,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved, attributes) => {
      const [a, b] = saved as [Tensor, Tensor];
      const { transposeA, transposeB } = attributes as Record<string, boolean>;
      const d = dy as Tensor;
      return {
        a: () =>
          sumTo(
            tf,
            transposeA ? tf.matMul(b, d, transposeB, true) : tf.matMul(d, b, false, !transposeB),
            a.shape,
          ),
        b: () =>
          sumTo(
            tf,
            transposeB ? tf.matMul(d, a, true, transposeA) : tf.matMul(a, d, !transposeA, false),
            b.shape,
          ),
      };
    },
  };
}

/** Sums a gradient over the axes along which a tensor of `shape` was repeated. */
function sumTo(tf: Tf, gradient: Tensor, shape: number[]): Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, gradient.shape);
  return axes.length > 0 ? tf.sum(gradient, axes).reshape(shape) : gradient;
}
