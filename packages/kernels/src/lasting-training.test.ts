import type { Tensor2D, Variable } from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { adamUpdates } from './adam-update.ts';
import type { DenseLayer } from './dense-layer.ts';
import { denseLayers } from './dense-layers.ts';
import type { WasmBackend } from './heap.ts';
import { registerKernels } from './register-kernels.ts';
import { sineNumbers, startWasm } from './test-backend.ts';

const tf = await startWasm();
await registerKernels(tf);

test('5000 steps with a penalty on slopes leave no tensor behind and take no more of the heap', () => {
  const x = tf.tensor2d(sineNumbers(2 * 9, 1), [9, 2]);
  const layers = [
    [2, 11],
    [11, 1],
  ].map(([inputs, outputs], i) => ({
    kernel: tf.variable(tf.tensor2d(sineNumbers(inputs! * outputs!, i + 2), [inputs!, outputs!])),
    bias: tf.variable(tf.tensor1d(sineNumbers(outputs!, i + 4))),
    activation: 'leaky-relu' as const,
  }));
  const variables = layers.flatMap(({ kernel, bias }): Variable[] => [kernel, bias]);
  const of = layers as unknown as DenseLayer[];
  const slopes = tf.grad((point) => denseLayers(tf, point as Tensor2D, of));
  const loss = () =>
    tf
      .sum(tf.square(slopes(x)))
      .add(tf.sum(denseLayers(tf, x, of)))
      .asScalar();
  const moments = variables.map(({ shape }) => tf.variable(tf.zeros(shape)));
  const step = (count: number): void =>
    tf.tidy(() => {
      const { grads } = tf.variableGrads(loss, variables);
      const parameters = variables.map((value, i) => ({
        ...{ value, gradient: grads[value.name]! },
        ...{ firstMoment: moments[i]!, secondMoment: moments[i]! },
      }));
      const settings = {
        learningRate: 1e-4,
        beta1: 0.9,
        beta2: 0.9,
        epsilon: 1e-8,
        weightDecay: 0,
      };
      adamUpdates(tf, parameters, { ...settings, step: count }).forEach(({ value }, i) =>
        variables[i]!.assign(value),
      );
    });

  for (let count = 1; count <= 200; count += 1) step(count);
  const before = { tensors: tf.memory(), heap: heapBytes() };
  for (let count = 201; count <= 5000; count += 1) step(count);
  expect(tf.memory()).toEqual(before.tensors);
  expect(heapBytes()).toBe(before.heap);
});

/** How far the heap has grown. */
function heapBytes(): number {
  return (tf.backend() as WasmBackend).wasm.asm.memory.buffer.byteLength;
}
