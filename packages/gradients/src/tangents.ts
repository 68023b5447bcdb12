import type { Tensor } from '@tensorflow/tfjs';
import { activate, leakySlope } from '@chiaroscuro/kernels/activation';
import type { Activation } from '@chiaroscuro/kernels/activation';
import type { DenseLayer } from '@chiaroscuro/kernels/dense-layer';
import type { Tensor2D } from '@tensorflow/tfjs';
import type { Tf } from './engine.ts';

/** A signal and how it changes when the input moves along a direction: its tangent, of the same shape. */
export interface WithTangent {
  /** samples × units */
  value: Tensor2D;
  /** samples × units: the derivative of `value` along the direction. */
  tangent: Tensor2D;
}

/**
 * A dense layer with its tangent: u = x K + b, u̇ = ẋ K, a = f(u), ȧ = f′(u) ∘ u̇, by ordinary
 * operations. One gradient of what is computed from ȧ is then a second derivative of the net (forward over
 * reverse), with no gradient inside another.
 */
export function denseWithTangent(
  tf: Tf,
  { value, tangent }: WithTangent,
  { kernel, bias, activation }: DenseLayer,
): WithTangent {
  const sums = tf.add<Tensor2D>(tf.matMul<Tensor2D>(value, kernel), bias);
  const moved = tf.matMul<Tensor2D>(tangent, kernel);
  const output = activate(tf, activation, sums);
  const slope = slopeOf(tf, activation, sums, output);
  return { value: output, tangent: slope ? tf.mul<Tensor2D>(slope, moved) : moved };
}

/** All layers of a net with the tangent of their last signal. */
export function netWithTangent(
  tf: Tf,
  input: WithTangent,
  layers: readonly DenseLayer[],
): WithTangent {
  return layers.reduce((signal, layer) => denseWithTangent(tf, signal, layer), input);
}

/**
 * The columns of a net's Jacobian: entry i is the derivative of the outputs by input i, samples × outputs.
 * It costs one pass for each input.
 */
export function jacobianColumns(tf: Tf, x: Tensor2D, layers: readonly DenseLayer[]): Tensor2D[] {
  const [samples, inputs] = x.shape;
  return Array.from({ length: inputs }, (_, i) => {
    const unit = tf.tensor2d(
      Array.from({ length: inputs }, (_, j) => (i === j ? 1 : 0)),
      [1, inputs],
    );
    const tangent = tf.tile(unit, [samples, 1]);
    return netWithTangent(tf, { value: x, tangent }, layers).tangent;
  });
}

/** f′ at u, from f(u) where that is simpler; nothing for the linear one, whose slope is 1. */
function slopeOf(tf: Tf, activation: Activation, sums: Tensor, output: Tensor): Tensor | undefined {
  switch (activation) {
    case 'linear':
      return undefined;
    case 'tanh':
      return tf.sub(1, tf.square(output));
    case 'sigmoid':
      return tf.mul(output, tf.sub(1, output));
    case 'softplus':
      return tf.sigmoid(sums);
    case 'relu':
      return tf.step(sums);
    case 'leaky-relu':
      return tf.add(tf.mul(tf.step(sums), 1 - leakySlope), leakySlope);
  }
}
