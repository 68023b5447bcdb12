import type { Tensor2D, Variable } from '@tensorflow/tfjs';
import type { ModelContext } from '@chiaroscuro/compute/figure';
import type { Activation } from '@chiaroscuro/kernels/activation';
import type { DenseLayer } from '@chiaroscuro/kernels/dense-layer';
import { denseLayers } from '@chiaroscuro/kernels/dense-layers';
import { drawWeights } from './initial-weights.ts';
import { restoreVariables, saveVariables, type Keepable } from './kept-state.ts';
import { layerActivations } from './layer-activations.ts';

/** The form of a fully connected net. */
export interface NetForm {
  /** Units of each layer, the input first. */
  widths: readonly number[];
  /** One for all hidden layers (the last is then linear), or one for each layer. */
  activations: Activation | readonly Activation[];
}

/** One layer: activation(x kernel + bias). */
export interface Layer {
  /** Inputs × outputs. */
  kernel: Variable;
  /** Outputs. */
  bias: Variable;
  activation: Activation;
}

/** A fully connected net whose weights can be learnt. */
export interface Net extends Keepable {
  layers: readonly Layer[];
  /** Kernel and bias of each layer in turn. */
  variables: Variable[];
  /** Points × inputs to points × outputs, differentiable in the variables and in `x`. */
  apply(x: Tensor2D): Tensor2D;
  /** Kernel (row-major, inputs × outputs) and bias of each layer in turn, as they are now. */
  weights(): number[][];
}

/**
 * A fully connected net. Its weights are drawn by `drawWeights` from `random`.
 *
 * @param weights gives them instead of drawing them, in the form of `Net.weights`.
 */
export function createNet(
  { tf, random }: Pick<ModelContext, 'tf' | 'random'>,
  { widths, activations, weights }: NetForm & { weights?: readonly (readonly number[])[] },
): Net {
  const names = layerActivations(activations, widths.length - 1);
  const initial = weights ?? drawWeights(random, widths);
  const layers = names.map((activation, i): Layer => ({
    kernel: tf.variable(tf.tensor2d([...initial[2 * i]!], [widths[i]!, widths[i + 1]!])),
    bias: tf.variable(tf.tensor1d([...initial[2 * i + 1]!])),
    activation,
  }));
  const variables = layers.flatMap(({ kernel, bias }) => [kernel, bias]);
  return {
    layers,
    variables,
    // The ranks of variables are not part of their types.
    apply: (x) => denseLayers(tf, x, layers as unknown as DenseLayer[]),
    weights: () => variables.map((variable) => Array.from(variable.dataSync())),
    saveState: () => saveVariables(variables),
    restoreState: (state) => restoreVariables(tf, variables, state),
  };
}
