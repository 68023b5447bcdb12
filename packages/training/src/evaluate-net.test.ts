import { expect, test } from 'vitest';
import { chooseBackend } from '@chiaroscuro/compute/backend';
import { seededRandom } from '@chiaroscuro/compute/random';
import { activations } from '@chiaroscuro/kernels/activation';
import { evaluateNet, jacobianOf } from './evaluate-net.ts';
import { createNet } from './net.ts';

const { tf } = await chooseBackend('cpu');

const widths = [3, 7, 5, 2];

function netOf(activation: (typeof activations)[number], seed = 2) {
  const form = { widths, activations: [activation, activation, activation] as const };
  const net = createNet({ tf, random: seededRandom(seed) }, form);
  return { net, trained: { ...form, weights: net.weights() } };
}

test.each(activations)('%s: float64 in JavaScript and float32 in TensorFlow.js agree', (name) => {
  const { net, trained } = netOf(name);
  const point = [0.3, -1.2, 0.8];
  const expected = Array.from(net.apply(tf.tensor2d([point])).dataSync());
  evaluateNet(trained, point).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 6));
});

test.each(activations)('%s: the Jacobian is that of central differences', (name) => {
  const { trained } = netOf(name);
  const point = [0.3, -1.2, 0.8];
  const h = 1e-6;
  const jacobian = jacobianOf(trained, point);
  point.forEach((_, input) => {
    const [up, down] = [h, -h].map((shift) =>
      evaluateNet(
        trained,
        point.map((x, i) => (i === input ? x + shift : x)),
      ),
    );
    jacobian.forEach((row, output) =>
      expect(row[input]).toBeCloseTo((up![output]! - down![output]!) / (2 * h), 8),
    );
  });
});

test('one name means the hidden layers, and the last is linear', () => {
  const { trained } = netOf('sigmoid');
  const point = [1, 2, 3];
  const list = ['sigmoid', 'sigmoid', 'linear'] as const;
  expect(evaluateNet({ ...trained, activations: 'sigmoid' }, point)).toEqual(
    evaluateNet({ ...trained, activations: list }, point),
  );
});

test('weights are drawn within 1/√n, kernel before bias, layer by layer', () => {
  const { trained } = netOf('tanh', 9);
  const { uniform } = seededRandom(9);
  for (const [i, outputs] of widths.slice(1).entries()) {
    const inputs = widths[i]!;
    for (const [j, size] of [inputs * outputs, outputs].entries()) {
      const drawn = Array.from({ length: size }, () => (2 * uniform() - 1) / Math.sqrt(inputs));
      trained.weights[2 * i + j]!.forEach((w, k) => expect(w).toBeCloseTo(drawn[k]!, 6));
    }
  }
});

test('weights or a point that do not fit are refused', () => {
  const { trained } = netOf('tanh');
  expect(() => evaluateNet(trained, [1, 2])).toThrow('expected a point of 3 coordinates, got 2');
  expect(() => evaluateNet({ ...trained, widths: [3, 7, 5, 3] }, [1, 2, 3])).toThrow(
    /expected weights of sizes 21, 7, 35, 5, 15, 3 .* got 21, 7, 35, 5, 10, 2/,
  );
});
