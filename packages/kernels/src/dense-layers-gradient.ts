import type Tensorflow from '@tensorflow/tfjs';
import type { GradConfig, Tensor } from '@tensorflow/tfjs';
import { isPiecewiseLinear } from './activation.ts';
import { denseLayersName, namedParameters, type DenseLayersAttributes } from './dense-layers.ts';
import type { Heap } from './heap.ts';
import { inputGradient } from './input-gradient.ts';
import {
  derivativeByInput,
  errorsBlock,
  parameterGradients,
  propagateBack,
} from './layer-gradients.ts';
import { notWorkedOut } from './not-worked-out.ts';

/**
 * The gradient of `DenseLayers`. The error signals of all layers are computed at once; the gradients
 * of the parameters when the first of them is asked for, that of the input when it is.
 */
export function denseLayersGradient(tf: typeof Tensorflow, heap: Heap): GradConfig {
  return {
    kernelName: denseLayersName,
    inputsToSave: ['signals'],
    gradFunc(derivative, saved, attributes) {
      const dy = derivative as Tensor;
      const layers = {
        ...(attributes as unknown as DenseLayersAttributes),
        signals: saved[0]!,
      };
      if (tf.engine().state.gradientDepth > 0) {
        if (!layers.layers.every(({ activation }) => isPiecewiseLinear(activation))) {
          throw notWorkedOut('curved activations, computed before the inner gradient was begun');
        }
        const refuse = (): never => {
          throw notWorkedOut('their parameters');
        };
        const names = Object.keys(namedParameters(layers.layers));
        return {
          x: () => inputGradient(tf, layers, dy),
          ...Object.fromEntries(names.map((name) => [name, refuse])),
        };
      }
      const errors = errorsBlock(tf, layers.plan);
      propagateBack(heap, layers, { dy, errors });
      return {
        x: () => tf.engine().makeTensorFromTensorInfo(derivativeByInput(heap, layers, errors)),
        ...parameterGradients(tf, heap, {
          ...{ plan: layers.plan, inputs: layers.signals, errors, withBiases: true },
        }),
      };
    },
  };
}
