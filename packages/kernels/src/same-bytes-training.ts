import { createHash } from 'node:crypto';
import process from 'node:process';
import { parentPort } from 'node:worker_threads';
import type { Tensor, Variable } from '@tensorflow/tfjs';
import { adamUpdates } from './adam-update.ts';
import { activations } from './activation.ts';
import type { DenseLayer } from './dense-layer.ts';
import { denseLayers } from './dense-layers.ts';
import { registerKernels } from './register-kernels.ts';
import { sineNumbers, startWasm } from './test-backend.ts';

/** The digest of all weights after 50 steps of a net with every activation. */
export async function digestOfTraining(): Promise<string> {
  const tf = await startWasm();
  const { version, reason } = await registerKernels(tf);
  if (reason !== undefined) throw new Error(reason);
  const widths = [2, 19, 7, 33, 5, 8, 1];
  const layers = activations.map((activation, i) => ({
    kernel: tf.variable(
      tf.tensor2d(sineNumbers(widths[i]! * widths[i + 1]!, i), [widths[i]!, widths[i + 1]!]),
    ),
    bias: tf.variable(tf.tensor1d(sineNumbers(widths[i + 1]!, i + 10))),
    activation,
  }));
  const variables = layers.flatMap(({ kernel, bias }): Variable[] => [kernel, bias]);
  const x = tf.tensor2d(sineNumbers(2 * 13, 3), [13, 2]);
  const settings = { learningRate: 0.01, beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 };
  const moments = variables.map(({ shape }) => tf.variable(tf.zeros(shape)) as Tensor);
  for (let step = 1; step <= 50; step += 1) {
    tf.tidy(() => {
      const { grads } = tf.variableGrads(
        () => tf.sum(tf.square(denseLayers(tf, x, layers as unknown as DenseLayer[]))),
        variables,
      );
      const parameters = variables.map((value, i) => ({
        ...{ value: value, gradient: grads[value.name]! },
        ...{ firstMoment: moments[i]!, secondMoment: moments[i]! },
      }));
      adamUpdates(tf, parameters, { ...settings, step }).forEach(({ value }, i) =>
        variables[i]!.assign(value),
      );
    });
  }
  const hash = createHash('sha256').update(version);
  variables.forEach((variable) => hash.update(variable.dataSync() as Float32Array));
  return hash.digest('hex');
}

// Started as a program or in a thread, it tells its digest.
if (parentPort && process.env['CHIAROSCURO_TRAINS'])
  parentPort.postMessage(await digestOfTraining());
else if (process.argv[1] === import.meta.filename) process.stdout.write(await digestOfTraining());
