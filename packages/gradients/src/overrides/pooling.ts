import type { GradConfig } from '@tensorflow/tfjs';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Tf } from '../engine.ts';

/**
 * Gradients of pooling as TensorFlow.js takes them, without padding. With it they are silently
 * wrong: an average counts cells outside the image, and a maximum on WebAssembly goes elsewhere.
 */
export function poolingGradients(tf: Tf): GradConfig[] {
  return [tf.AvgPool, tf.MaxPool, tf.AvgPool3D, tf.MaxPool3D].map((kernelName) => {
    const stock = tf.getGradient(kernelName);
    return {
      ...stock,
      gradFunc(dy, saved, attributes) {
        const { pad } = attributes;
        if (pad !== 'valid' && pad !== 0) throw paddingIsRefused(kernelName);
        return stock.gradFunc(dy, saved, attributes);
      },
    };
  });
}

function paddingIsRefused(kernelName: string): UserError {
  return new UserError({
    code: 'compute/unproved-gradient',
    severity: 'error',
    message: `the first derivative of ${kernelName} with padding was taken, which is not proved to be right`,
    hint: 'Pad with tf.pad, and pool with the padding `valid`.',
  });
}
