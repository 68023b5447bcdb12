import type { GradConfig, Tensor } from '@tensorflow/tfjs';
import { tapeEngine } from '../engine.ts';
import type { Tf } from '../engine.ts';

/**
 * Gradients of functions with kinks and of what finds the kinks. At a kink they are what PyTorch
 * says: 0 for |x| at 0, equal shares for equal maxima.
 */
export function piecewiseGradients(tf: Tf): GradConfig[] {
  return [
    ...[tf.Greater, tf.GreaterEqual, tf.Less, tf.LessEqual, tf.Equal, tf.NotEqual].map((name) =>
      constant(tf, name, ['a', 'b']),
    ),
    ...[tf.LogicalAnd, tf.LogicalOr].map((name) => constant(tf, name, ['a', 'b'])),
    constant(tf, tf.LogicalNot, ['x']),
    abs(tf),
    cast(tf),
    eluGradient(tf),
    selu(tf),
    extremum(tf, tf.Max, 'reductionIndices'),
    extremum(tf, tf.Min, 'axis'),
  ];
}

/** Steps have no slope; TensorFlow.js has no gradient at all for most of them. */
function constant(tf: Tf, kernelName: string, inputs: string[]): GradConfig {
  return {
    kernelName,
    inputsToSave: inputs,
    gradFunc: (_, saved) =>
      Object.fromEntries(inputs.map((name, i) => [name, () => tf.zeros(saved[i]!.shape)])),
  };
}

/** d|x| = sign x dx; TensorFlow.js says −1 at 0. */
function abs(tf: Tf): GradConfig {
  return {
    kernelName: tf.Abs,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => tf.mul(dy as Tensor, tf.sign(tf.cast(x!, 'float32'))) }),
  };
}

/** What is cut to an integer or a truth value is a step; TensorFlow.js lets the gradient through. */
function cast(tf: Tf): GradConfig {
  return {
    kernelName: tf.Cast,
    gradFunc: (derivative, _, { dtype }) => {
      const dy = derivative as Tensor;
      return { x: () => (dtype === 'float32' ? tf.clone(dy) : tf.zeros(dy.shape)) };
    },
  };
}

/**
 * The kernel behind elu's gradient, g = ẏ · (y < 0 ? y + 1 : 1), has itself none in TensorFlow.js:
 * dg = EluGrad(ġ, y) for ẏ, and ġ ẏ where y < 0 for y.
 */
function eluGradient(tf: Tf): GradConfig {
  const run = (dy: Tensor, y: Tensor) => tapeEngine(tf).runKernel(tf.EluGrad, { dy, y });
  return {
    kernelName: tf.EluGrad,
    inputsToSave: ['dy', 'y'],
    gradFunc: (ddy, [dy, y]) => ({
      dy: () => run(ddy as Tensor, y!),
      y: () => tf.where(tf.less(y!, 0), tf.mul(ddy as Tensor, dy!), tf.zerosLike(y!)),
    }),
  };
}

const seluScale = 1.0507009873554804934193349852946;
const seluScaleAlpha = 1.7580993408473768599402175208123;

/** selu′(x) = scale for x > 0, scale α eˣ below; the exponential of a large x may not come in. */
function selu(tf: Tf): GradConfig {
  return {
    kernelName: tf.Selu,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({
      x: () => {
        const below = tf.exp(tf.minimum(x!, 0)).mul(seluScaleAlpha);
        const slope = tf.where(tf.greater(x!, 0), tf.fill(x!.shape, seluScale), below);
        return tf.mul(dy as Tensor, slope);
      },
    }),
  };
}

/** The gradient of a maximum or minimum over axes goes to where it is taken; equal ones share it. */
function extremum(tf: Tf, kernelName: string, axesName: string): GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, [x, y], attributes) => ({
      x: () => {
        const axes = tf.util.parseAxisParam(attributes[axesName] as number | number[], x!.shape);
        const shape = tf.backend_util.expandShapeToKeepDim(reducedShape(x!.shape, axes), axes);
        const mask = tf.cast(tf.equal(x!, y!.reshape(shape)), 'float32');
        return mask.mul((dy as Tensor).reshape(shape).div(mask.sum(axes, true)));
      },
    }),
  };
}

function reducedShape(shape: readonly number[], axes: readonly number[]): number[] {
  return shape.filter((_, axis) => !axes.includes(axis));
}
