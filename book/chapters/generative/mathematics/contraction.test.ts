import { chooseBackend } from '@chiaroscuro/compute/backend';
import { seededRandom } from '@chiaroscuro/compute/random';
import { evaluateNet, type TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { createNet } from '@chiaroscuro/training/net';
import { expect, test } from 'vitest';
import {
  contractionAt,
  gainsAt,
  linearGain,
  meanContraction,
  planeJacobian,
} from './contraction.ts';
import { mean } from './mean.ts';
import { sCurvePoint, sCurveTangent } from './s-curve.ts';

const form = { widths: [2, 5, 4], activations: ['tanh', 'tanh'] } as const;
const targets: [number, number][] = [
  [0.3, -0.8],
  [-1.1, 0.4],
  [0.7, 0.9],
];

test('the penalty and its gradient by tangents are those of float64 and finite differences', async () => {
  const { tf } = await chooseBackend('cpu');
  const encoder = createNet({ tf, random: seededRandom(1) }, form);
  const { value, grads } = tf.variableGrads(
    () => meanContraction(tf, tf.tensor2d(targets), encoder),
    encoder.variables,
  );
  const weights = encoder.weights();
  const penalty = (of: readonly (readonly number[])[]) =>
    mean(targets.map((y) => contractionAt({ ...form, weights: of }, y)));
  expect(value.dataSync()[0]! / penalty(weights)).toBeCloseTo(1, 5);
  const gradient = encoder.variables.map(({ name }) => Array.from(grads[name]!.dataSync()));
  const largest = Math.max(...gradient.flat().map((slope) => Math.abs(slope)));
  gradient.forEach((slopes, which) => {
    slopes.forEach((slope, entry) => {
      const moved = (by: number) =>
        penalty(
          weights.map((array, i) =>
            i === which ? array.map((w, k) => (k === entry ? w + by : w)) : array,
          ),
        );
      const difference = (moved(1e-5) - moved(-1e-5)) / 2e-5;
      expect(Math.abs(slope - difference)).toBeLessThan(1e-5 * largest);
    });
  });
});

test("a trained net's Jacobian is that of finite differences", () => {
  const net: TrainedNet = {
    widths: [2, 2],
    activations: 'tanh',
    weights: [
      [0.5, -1, 2, 0.3],
      [0.1, 0.2],
    ],
  };
  const whole: TrainedNet = {
    ...net,
    widths: [2, 2, 2],
    weights: [...net.weights, ...net.weights],
  };
  for (const y of targets) {
    const jacobian = planeJacobian(whole, y);
    [0, 1].forEach((input) => {
      const moved = (by: number) =>
        evaluateNet(
          whole,
          y.map((v, i) => (i === input ? v + by : v)),
        );
      const [ahead, behind] = [moved(1e-5), moved(-1e-5)];
      [0, 1].forEach((output) => {
        const difference = (ahead[output]! - behind[output]!) / 2e-5;
        expect(jacobian[output]![input]).toBeCloseTo(difference, 8);
      });
    });
  }
});

test('a copy has the gains one and one, a projection on the tangent one and zero', () => {
  const linear = (weights: number[]): TrainedNet => ({
    widths: [2, 2],
    activations: 'linear',
    weights: [weights, [0, 0]],
  });
  for (const t of [0, 0.2, 0.7]) {
    const [u, v] = sCurveTangent(t);
    const copy = gainsAt(linear([1, 0, 0, 1]), sCurvePoint(t), [u, v]);
    expect(copy.tangent).toBeCloseTo(1, 12);
    expect(copy.normal).toBeCloseTo(1, 12);
    const projection = gainsAt(linear([u * u, u * v, u * v, v * v]), sCurvePoint(t), [u, v]);
    expect(projection.tangent).toBeCloseTo(1, 12);
    expect(projection.normal).toBeCloseTo(0, 12);
  }
});

test('the gain of the linear machine is the best: no other factors on its axis cost less', () => {
  const random = seededRandom(2);
  for (const [m, lambda, gamma] of [
    [0.5, 1e-2, 1e-2],
    [0.05, 0.3, 1e-3],
    [0.01, 0.1, 0.1],
  ] as const) {
    const cost = (a: number, w: number) => m * (1 - a * w) ** 2 + lambda * a * a + gamma * w * w;
    const g = linearGain(m, lambda, gamma);
    const least = m * (1 - g) ** 2 + 2 * Math.sqrt(lambda * gamma) * g;
    const balance = (gamma / lambda) ** 0.25;
    expect(cost(Math.sqrt(g) * balance, Math.sqrt(g) / balance)).toBeCloseTo(least, 14);
    for (let n = 0; n < 300; n++) {
      expect(cost(3 * random.normal(), 3 * random.normal())).toBeGreaterThanOrEqual(least - 1e-15);
    }
  }
});

test('with one of the two charges alone, the linear machine copies', () => {
  expect(linearGain(0.5, 0.1, 0)).toBe(1);
  expect(linearGain(0.5, 0, 0.1)).toBe(1);
});
