import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Tf } from './figure.ts';

const guarded = new WeakSet<object>();

/**
 * Makes the engine of TensorFlow.js refuse a gradient that is taken inside another one. In 4.22
 * second derivatives through operations that save their output (tanh, sigmoid, exp, elu, softmax)
 * lose a path of the tape: they throw or, worse, are silently wrong (tensorflow/tfjs#3252).
 *
 * Guards `engine().gradients`, which `grad`, `valueAndGrad`, `variableGrads` and all optimisers call.
 */
export function forbidNestedGradients(tf: Tf): void {
  const engine = tf.engine();
  if (guarded.has(engine)) return;
  guarded.add(engine);
  const gradients = engine.gradients;
  let isTaking = false;
  engine.gradients = ((...inputs: Parameters<typeof gradients>) => {
    if (isTaking) throw nestedGradient();
    isTaking = true;
    try {
      return gradients.apply(engine, inputs);
    } finally {
      isTaking = false;
    }
  }) as typeof gradients;
}

function nestedGradient(): UserError {
  return new UserError({
    code: 'compute/nested-gradient',
    severity: 'error',
    message:
      'a gradient was taken inside another gradient, where TensorFlow.js may return wrong numbers',
    hint: 'Propagate tangents through the layers by ordinary operations (ȧ = (1 − a²)∘u̇ for tanh) and take one gradient, or take the inner gradient before the outer one.',
  });
}
