/** What a layer does to its sums: `leaky-relu` has slope 0.2 below zero, `linear` does nothing. */
export type Activation = 'linear' | 'tanh' | 'relu' | 'leaky-relu' | 'sigmoid' | 'softplus';

/** The slope of `leaky-relu` below zero. */
export const leakySlope = 0.2;

/**
 * The activation of each layer. One name is that of all hidden layers, and the last layer is linear;
 * a list names every layer's own.
 *
 * @param layers how many there are.
 * @throws RangeError when a list does not have one name for each layer.
 */
export function activationOfLayers(
  activations: Activation | readonly Activation[],
  layers: number,
): readonly Activation[] {
  if (typeof activations === 'string') {
    return Array.from({ length: layers }, (_, i) => (i < layers - 1 ? activations : 'linear'));
  }
  if (activations.length !== layers) {
    throw new RangeError(
      `expected one activation for each of ${layers} layers, got ${activations.length}`,
    );
  }
  return activations;
}
