import type { Tensor } from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { chooseBackend } from './backend.ts';
import { defineFigure, defineModel } from './figure.ts';
import type { FigureData, Tf } from './figure.ts';
import { runFigure } from './run-figure.ts';
import { createRun } from './run.ts';

/** y = 3x − 1, learnt from 32 noisy points by 200 steps of Adam. */
function regression() {
  return defineModel({
    name: 'regression',
    seed: 5,
    parameters: { steps: 200 },
    train({ tf, random, parameters }) {
      const x = tf.tensor1d(Array.from({ length: 32 }, random.uniform));
      const noise = tf.randomNormal([32], 0, 0.01, 'float32', random.integer());
      const y = x.mul(3).sub(1).add(noise);
      const slope = tf.scalar(random.normal()).variable();
      const offset = tf.scalar(0).variable();
      const adam = tf.train.adam(0.1);
      for (let step = 0; step < parameters.steps; step += 1) {
        adam.minimize(() => x.mul(slope).add(offset).sub(y).square().mean());
      }
      return { slope: slope.dataSync()[0]!, offset: offset.dataSync()[0]! };
    },
  });
}

function figureOf(model: ReturnType<typeof regression>) {
  return defineFigure({
    parameters: {},
    compute: async ({ train }): Promise<FigureData> => ({
      tables: {},
      numbers: await train(model),
    }),
  });
}

/** What a model throws that does `body` with TensorFlow.js. */
async function refusal(body: (tf: Tf) => void): Promise<string> {
  const model = defineModel({
    name: 'guilty',
    seed: 1,
    parameters: {},
    train({ tf }) {
      body(tf);
      return {};
    },
  });
  const figure = defineFigure({
    parameters: {},
    compute: async ({ train }) => ({ tables: {}, numbers: await train(model) }),
  });
  try {
    await runFigure(figure, { name: 'a/b' });
  } catch (error) {
    if (error instanceof UserError) return error.diagnostics[0]!.code;
    throw error;
  }
  return 'nothing';
}

test('wasm trains a linear regression, twice to the same bytes, and leaves no tensor behind', async () => {
  const run = createRun({ backend: 'wasm' });
  const first = await runFigure(figureOf(regression()), { run });
  const { tf } = await chooseBackend('wasm');
  expect(tf.memory().numTensors).toBe(0);
  const second = await runFigure(figureOf(regression()), { run });
  expect(first.numbers!['slope']).toBeCloseTo(3, 1);
  expect(first.numbers!['offset']).toBeCloseTo(-1, 1);
  expect(second).toEqual(first);
  expect(run.figures[1]).toMatchObject({
    backend: 'wasm',
    versions: { '@tensorflow/tfjs': '4.22.0', '@tensorflow/tfjs-backend-wasm': '4.22.0' },
    models: [
      {
        model: 'regression',
        seed: 5,
        derivatives: { Add: 1, Mean: 1, Multiply: 1, Square: 1, Sub: 1 },
      },
    ],
  });
});

test('auto takes WebAssembly and says why not the native backend', async () => {
  const { tf, name, reason } = await chooseBackend('auto');
  expect(tf.getBackend()).toBe(name);
  expect(name).toBe('wasm');
  expect(reason).toMatch(/^tensorflow: [^\n/]+\.$/);
});

test('every backend that loads sums in float32', async () => {
  for (const wanted of ['cpu', 'wasm'] as const) {
    const { tf, name } = await chooseBackend(wanted);
    expect(name).toBe(wanted);
    expect(tf.tensor1d([0.1, 0.2]).sum().dataSync()[0]).toBe(
      Math.fround(Math.fround(0.1) + Math.fround(0.2)),
    );
  }
});

test('the native backend asked for by name is either native or refused with what to do', async () => {
  const outcome = await chooseBackend('tensorflow').then(
    ({ name }) => name,
    (error: unknown) => error,
  );
  if (outcome === 'tensorflow') return;
  expect(outcome).toBeInstanceOf(UserError);
  expect((outcome as UserError).diagnostics[0]).toMatchObject({
    code: 'compute/backend',
    hint: expect.stringMatching(/npm run setup:native/),
  });
});

test.each<[string, (tf: Tf) => void]>([
  ['randomNormal', (tf) => tf.randomNormal([2])],
  ['randomNormal with seed 0', (tf) => tf.randomNormal([2], 0, 1, 'float32', 0)],
  ['randomUniform', (tf) => tf.randomUniform([2])],
  ['truncatedNormal', (tf) => tf.truncatedNormal([2])],
  ['multinomial', (tf) => tf.multinomial(tf.tensor1d([0.5, 0.5]), 1)],
  ['dropout', (tf) => tf.dropout(tf.ones([2]), 0.5)],
  ['shuffle', (tf) => tf.util.shuffle([1, 2])],
  [
    'the default initialiser of a layer',
    (tf) => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] }),
  ],
])('%s without a seed is refused', async (_, body) => {
  expect(await refusal(body)).toBe('figure/unseeded');
});

test('layers with seeded initialisers are built and trained without Math.random', async () => {
  const model = defineModel({
    name: 'layers',
    seed: 1,
    parameters: {},
    async train({ tf, random }) {
      const kernelInitializer = tf.initializers.glorotUniform({ seed: random.integer() });
      const net = tf.sequential({
        layers: [tf.layers.dense({ units: 1, inputShape: [1], kernelInitializer })],
      });
      net.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
      const history = await net.fit(tf.ones([4, 1]), tf.ones([4, 1]), {
        epochs: 3,
        shuffle: false,
        verbose: 0,
      });
      const losses = history.history['loss'] as number[];
      return { first: losses[0]!, last: losses[2]! };
    },
  });
  const figure = defineFigure({
    parameters: {},
    compute: async ({ train }) => ({ tables: {}, numbers: await train(model) }),
  });
  const { numbers } = await runFigure(figure);
  expect(numbers!['last']).toBeLessThan(numbers!['first']!);
});

test('a gradient inside a gradient is taken where it is proved, and refused by name where it is not', async () => {
  const nested = (f: (tf: Tf, x: Tensor) => Tensor) => (tf: Tf) => {
    const inner = tf.grad((x) => f(tf, x));
    tf.grad((x) => inner(x).square().sum())(tf.tensor1d([0.5, -1]));
  };
  expect(await refusal(nested((tf, x) => x.mul(x.sigmoid()).sum()))).toBe('nothing');
  expect(await refusal(nested((tf, x) => tf.prod(x)))).toBe('compute/unproved-gradient');
});
