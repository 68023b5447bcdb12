import type { Rank, Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { activations, type Activation } from './activation.ts';
import type { DenseLayer } from './dense-layer.ts';
import { denseLayers, denseLayersName } from './dense-layers.ts';
import { dense } from './dense.ts';
import { evaluateLayers, finiteDifferences, slopesOfLayers } from './float64-layers.ts';
import type { Float64Layer } from './float64-layers.ts';
import { registerKernels } from './register-kernels.ts';
import { relativeError, sineNumbers, startWasm } from './test-backend.ts';

const tf = await startWasm();
await registerKernels(tf);

const forms = [
  { samples: 1, widths: [1, 1] },
  { samples: 6, widths: [2, 9, 5, 3] },
  { samples: 13, widths: [3, 17, 1, 4] },
];
const cases = forms.flatMap((form) => activations.map((activation) => ({ ...form, activation })));

test('the kernel is there, so that what follows is about it', () => {
  expect(tf.getKernel(denseLayersName, 'wasm')).toBeDefined();
});

test.each(cases)('$activation of $samples × $widths is that of float64', (form) => {
  const { points, layers } = netOf(form);
  const found = tf.tidy(() => denseLayers(tf, tf.tensor2d(points), tensorsOf(layers)).dataSync());
  const expected = points.flatMap((point) => evaluateLayers(layers, point));
  expect(relativeError(found, expected)).toBeLessThan(2e-6);
});

test.each(cases)('gradients of $activation, $samples × $widths, are finite differences', (form) => {
  const { points, layers } = netOf(form);
  const parameters = layers.flatMap(({ kernel, bias }) => [kernel, bias]);
  const numbers = [...points, ...parameters].flat();
  const expected = finiteDifferences((at) => {
    const moved = fromNumbers(at, { points, layers });
    return moved.points
      .flatMap((point) => evaluateLayers(moved.layers, point))
      .reduce((sum, y, i) => sum + Math.cos(i) * y + y * y, 0);
  }, numbers);
  const found = tf.tidy(() => {
    const tensors = tensorsOf(layers).flatMap(({ kernel, bias }): Tensor[] => [kernel, bias]);
    const loss = (x: Tensor, ...by: Tensor[]): Tensor => {
      const y = denseLayers(tf, x as Tensor2D, layersOf(by, form.activation));
      const weights = Float32Array.from({ length: y.size }, (_, i) => Math.cos(i));
      return tf.add(tf.sum(tf.mul(y, tf.tensor(weights, y.shape))), tf.sum(tf.square(y)));
    };
    return tf
      .grads(loss)([tf.tensor2d(points), ...tensors])
      .flatMap((gradient) => [...gradient.dataSync()]);
  });
  expect(relativeError(found, expected)).toBeLessThan(1e-5);
});

test.each<Activation>(['linear', 'relu', 'leaky-relu'])(
  'the gradient of a penalty on slopes is right for %s, by variables and by tensors of a scope',
  (activation) => {
    const { points, layers } = netOf({ samples: 7, widths: [2, 9, 6, 1], activation });
    const expected = finiteDifferences(
      (at) => {
        const moved = layers.map((layer, i) => ({ ...layer, kernel: split(at, layers)[i]! }));
        return points
          .map((point) => slopesOfLayers(moved, point).reduce((sum, slope) => sum + slope ** 2, 0))
          .reduce((sum, square) => sum + (square - 1) ** 2, 0);
      },
      layers.flatMap(({ kernel }) => kernel),
    );
    const penalty = (kernels: readonly Tensor[]): Scalar => {
      const of = tensorsOf(layers).map((layer, i) => ({
        ...layer,
        kernel: kernels[i] as Tensor2D,
      }));
      const slopes = tf.grad((x) => denseLayers(tf, x as Tensor2D, of))(tf.tensor2d(points));
      return tf.sum(tf.square(tf.sub(tf.sum(tf.square(slopes), 1), 1)));
    };
    tf.tidy(() => {
      const kernels = tensorsOf(layers).map(({ kernel }): Tensor => kernel);
      const variables = kernels.map((kernel) => tf.variable(kernel));
      const { grads } = tf.variableGrads(() => penalty(variables));
      const found = variables.flatMap(({ name }) => [...grads[name]!.dataSync()]);
      variables.forEach((variable) => variable.dispose());
      expect(relativeError(found, expected)).toBeLessThan(1e-5);
      // Halves of doubles are disposed of before the gradient is taken.
      const halves = (...of: Tensor[]): Tensor => penalty(of.map((kernel) => tf.mul(kernel, 0.5)));
      const byTensors = tf.grads(halves)(kernels.map((kernel) => tf.mul(kernel, 2)));
      const again = byTensors.flatMap((gradient) => [...gradient.dataSync()]);
      expect(
        relativeError(
          again.map((value) => 2 * value),
          expected,
        ),
      ).toBeLessThan(1e-5);
    });
  },
);

test('second derivatives that are not worked out are refused, with what to do', () => {
  const { points, layers } = netOf({ samples: 3, widths: [2, 4, 1], activation: 'relu' });
  tf.tidy(() => {
    const [{ kernel, bias }, last] = tensorsOf(layers) as [DenseLayer, DenseLayer];
    const x = tf.tensor2d(points);
    const byKernel = (of: Tensor): Tensor =>
      tf.grad((k) =>
        denseLayers(tf, x, [{ kernel: k as Tensor2D, bias, activation: 'relu' }, last]),
      )(of);
    expect(() => tf.grad((k) => byKernel(k).square())(kernel)).toThrow(
      expect.objectContaining({
        diagnostics: [expect.objectContaining({ code: 'compute/unproved-gradient' })],
      }),
    );
  });
});

test('a bias that is broadcast, and other shapes that only ordinary operations know, go their way', () => {
  tf.tidy(() => {
    const x = tf.tensor2d(sineNumbers(6, 1), [2, 3]);
    const kernel = tf.tensor2d(sineNumbers(12, 2), [3, 4]);
    const bias = tf.tensor1d([0.5]);
    const found = dense(tf, { x, kernel, bias, activation: 'tanh' });
    expect(
      relativeError(found.dataSync(), x.matMul(kernel).add(0.5).tanh().dataSync()),
    ).toBeLessThan(1e-6);
    const wrong = tf.zeros<Rank.R2>([5, 4]);
    expect(() => dense(tf, { x, kernel: wrong, bias, activation: 'tanh' })).toThrow(/inner/i);
  });
});

function netOf({ samples, widths, activation }: (typeof cases)[number]) {
  const points = Array.from({ length: samples }, (_, i) => [...sineNumbers(widths[0]!, 50 + i)]);
  const layers = widths.slice(1).map((outputs, i): Float64Layer => ({
    kernel: [...sineNumbers(widths[i]! * outputs, 2 * i + 1)],
    bias: [...sineNumbers(outputs, 2 * i + 2)],
    activation,
  }));
  return { points, layers };
}

/** Layers of tensors that belong to the scope that is open. */
function tensorsOf(layers: readonly Float64Layer[]): DenseLayer[] {
  return layers.map(({ kernel, bias, activation }) => ({
    kernel: tf.tensor2d(kernel, [kernel.length / bias.length, bias.length]),
    bias: tf.tensor1d(bias),
    activation,
  }));
}

function layersOf(tensors: readonly Tensor[], activation: Activation): DenseLayer[] {
  return Array.from({ length: tensors.length / 2 }, (_, i) => ({
    kernel: tensors[2 * i] as Tensor2D,
    bias: tensors[2 * i + 1] as Tensor1D,
    activation,
  }));
}

/** The kernels that lie one after the other in a list. */
function split(numbers: readonly number[], layers: readonly Float64Layer[]): number[][] {
  let at = 0;
  return layers.map(({ kernel }) => numbers.slice(at, (at += kernel.length)));
}

/** Points and layers of the same form, with numbers taken in order from a list. */
function fromNumbers(
  numbers: readonly number[],
  form: { points: number[][]; layers: Float64Layer[] },
) {
  let at = 0;
  const take = (count: number): number[] => numbers.slice(at, (at += count));
  const points = form.points.map((point) => take(point.length));
  const layers = form.layers.map(({ kernel, bias, activation }) => ({
    kernel: take(kernel.length),
    bias: take(bias.length),
    activation,
  }));
  return { points, layers };
}
