import { tapeEngine } from './engine.ts';
import type { Tf } from './engine.ts';
import { broadcastingGradients } from './overrides/broadcasting.ts';
import { convolutionGradients } from './overrides/convolution.ts';
import { crossEntropyGradient } from './overrides/cross-entropy.ts';
import { indexingGradients } from './overrides/indexing.ts';
import { refuseTransposedFusedProducts } from './overrides/fused-product.ts';
import { piecewiseGradients } from './overrides/piecewise.ts';
import { poolingGradients } from './overrides/pooling.ts';
import { guardGradients } from './guard.ts';
import { mendTape } from './mended-tape.ts';

const registered = new WeakSet<object>();

/**
 * Makes the gradients of this TensorFlow.js right, on all its backends, and refuses those that are
 * not proved: see `proven-derivatives.ts`. Further calls do nothing.
 *
 * @throws Error when the tape cannot be mended, which another version of TensorFlow.js may cause.
 */
export function registerGradients(tf: Tf): void {
  const engine = tapeEngine(tf);
  if (registered.has(engine)) return;
  registered.add(engine);
  const gradients = [
    ...piecewiseGradients(tf),
    ...broadcastingGradients(tf),
    ...indexingGradients(tf),
    ...convolutionGradients(tf),
    ...poolingGradients(tf),
    crossEntropyGradient(tf),
  ];
  for (const gradient of gradients) tf.registerGradient(gradient);
  refuseTransposedFusedProducts(tf);
  guardGradients(tf);
  mendTape(tf);
  tryTape(tf);
}

/** tanh″(½) = −2 tanh ½ (1 − tanh² ½): the path through the saved output is most of it. */
function tryTape(tf: Tf): void {
  const derivative = tf.grad((x) => tf.tanh(x));
  const second = tf.tidy(
    () =>
      tf
        .grad((x) => derivative(x))(tf.scalar(0.5))
        .dataSync()[0]!,
  );
  const t = Math.tanh(0.5);
  if (Math.abs(second + 2 * t * (1 - t * t)) < 1e-5) return;
  throw new Error(`second derivatives of TensorFlow.js ${tf.version.tfjs} are wrong.`);
}
