import type { GradConfig, Tensor, Tensor4D } from '@tensorflow/tfjs';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { tapeEngine } from '../engine.ts';
import type { Tf } from '../engine.ts';

type Shape4D = [number, number, number, number];

/** What a convolution is told; `pad` may be `same`, `valid`, a number or one pair for each axis. */
interface Attributes {
  strides: number | [number, number];
  pad: Parameters<Tf['conv2d']>[3];
  dataFormat?: string;
  dilations?: number | [number, number];
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * Gradients of `tf.conv2d` and `tf.conv2dTranspose` that need no kernel Conv2DBackpropFilter, which
 * WebAssembly lacks. Images are NHWC, filters height × width × in × out, dilations 1.
 */
export function convolutionGradients(tf: Tf): GradConfig[] {
  return [convolution(tf), transposedConvolution(tf)];
}

function convolution(tf: Tf): GradConfig {
  return {
    kernelName: tf.Conv2D,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dy, saved, attributes) => {
      const [x, filter] = saved as [Tensor4D, Tensor4D];
      const told = supported(tf, attributes, filter.shape);
      return {
        x: () =>
          tapeEngine(tf).runKernel(
            tf.Conv2DBackpropInput,
            { dy: dy as Tensor, filter },
            { ...told, inputShape: x.shape },
          ),
        filter: () => filterGradient(tf, { x, dy: dy as Tensor4D, shape: filter.shape, told }),
      };
    },
  };
}

/** Conv2DBackpropInput is linear in both of its inputs: x = Kᵀ(filter) dy. */
function transposedConvolution(tf: Tf): GradConfig {
  return {
    kernelName: tf.Conv2DBackpropInput,
    inputsToSave: ['dy', 'filter'],
    gradFunc: (ddx, saved, attributes) => {
      const [dy, filter] = saved as [Tensor4D, Tensor4D];
      const told = supported(tf, attributes, filter.shape);
      const { strides, pad, dimRoundingMode } = told;
      return {
        dy: () => tf.conv2d(ddx as Tensor4D, filter, strides, pad, 'NHWC', 1, dimRoundingMode),
        filter: () => filterGradient(tf, { x: ddx as Tensor4D, dy, shape: filter.shape, told }),
      };
    },
  };
}

/**
 * Ḟ[h, w, c, o] = Σ x[n, i s + h − p, j s + w − p, c] ẏ[n, i, j, o] over n, i, j: itself a convolution,
 * of the padded images, channels taken as batch and batch as channels, with ẏ as a filter dilated by the stride.
 */
function filterGradient(
  tf: Tf,
  { x, dy, shape, told }: { x: Tensor4D; dy: Tensor4D; shape: Shape4D; told: Attributes },
): Tensor {
  const { strides, pad, dimRoundingMode } = told;
  const info = tf.backend_util.computeConv2DInfo(x.shape, shape, strides, 1, pad, dimRoundingMode);
  const { top, bottom, left, right } = info.padInfo;
  const padded = tf.pad(x, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
  const images = tf.transpose(padded, [3, 1, 2, 0]);
  const filters = tf.transpose(dy, [1, 2, 0, 3]);
  const dilations: [number, number] = [info.strideHeight, info.strideWidth];
  const sums = tf.conv2d(images, filters, 1, 'valid', 'NHWC', dilations);
  // Rows and columns that no stride reaches leave the convolution larger than the filter.
  const [height, width, inputs, outputs] = shape;
  return tf.slice(sums, [0, 0, 0, 0], [inputs, height, width, outputs]).transpose([1, 2, 0, 3]);
}

function supported(tf: Tf, attributes: unknown, [height, width]: Shape4D): Attributes {
  const told = attributes as Attributes;
  // TensorFlow.js takes the height of the filter for its width there, and reads beyond the image.
  if (typeof told.pad === 'number' && height !== width)
    throw refused('a number as padding and a filter that is not square');
  if ((told.dataFormat ?? 'NHWC') !== 'NHWC') throw refused('images in the order NCHW');
  if (!tf.backend_util.tupleValuesAreOne(told.dilations ?? 1)) throw refused('dilations');
  return told;
}

function refused(what: string): UserError {
  return new UserError({
    code: 'compute/unproved-gradient',
    severity: 'error',
    message: `the derivative of a convolution with ${what} was taken, which is not proved to be right`,
    hint: 'Use images in the order NHWC, padding by tf.pad or `same`, and dilations of 1. A second derivative needs a stride of 1.',
  });
}
