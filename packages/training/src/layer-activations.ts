import type { Activation } from '@chiaroscuro/kernels/activation';

/**
 * The activation of each layer. One name is that of all hidden layers, and the last layer is linear;
 * a list names every layer's own.
 *
 * @param layers how many there are.
 * @throws RangeError when a list does not have one name for each layer.
 */
export function layerActivations(
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
