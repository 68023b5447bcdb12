import type { GradConfig, Tensor } from '@tensorflow/tfjs';
import type { Tf } from '../engine.ts';

/**
 * The gradient of `tf.losses.softmaxCrossEntropy`, −Σ labels · log softmax(logits), for any labels.
 * TensorFlow.js takes it for granted that labels sum to 1 and are not differentiated; where they are, it
 * returns something else. The engine prefers a registered gradient to the operation's own.
 */
export function crossEntropyGradient(tf: Tf): GradConfig {
  return {
    kernelName: 'softmaxCrossEntropy__op',
    gradFunc: (dy, saved) => {
      const [labels, logSoftmax] = saved as [Tensor, Tensor];
      const slope = tf.expandDims(dy as Tensor, -1);
      return {
        0: () => tf.mul(slope, tf.neg(logSoftmax)),
        1: () => tf.mul(slope, tf.exp(logSoftmax).mul(labels.sum(-1, true)).sub(labels)),
      };
    },
  };
}
