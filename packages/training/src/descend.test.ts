import { expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { defineFigure, defineModel, type Model, type ModelData } from '@chiaroscuro/compute/figure';
import { createRun } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { adam } from './adam.ts';
import { descend } from './descend.ts';
import { createNet } from './net.ts';

/** Learns sin on [−2, 2]; diverges at a learning rate of 1e20. */
function sineNet({ learningRate = 0.02, most = 1e-2 } = {}) {
  return defineModel({
    name: 'sine',
    seed: 3,
    parameters: { steps: 200, learningRate },
    async train(context) {
      const { tf, parameters } = context;
      const points = Array.from({ length: 41 }, (_, i) => (i - 20) / 10);
      const x = tf.tensor2d(points, [41, 1]);
      const y = tf.tensor2d(points.map(Math.sin), [41, 1]);
      const net = createNet(context, { widths: [1, 12, 1], activations: 'tanh' });
      const optimiser = adam(context, { learningRate: parameters.learningRate });
      const { history } = await descend(context, {
        steps: parameters.steps,
        bound: 10,
        keep: { net, optimiser },
        every: 50,
        step: () => optimiser.minimise(net.variables, () => net.apply(x).sub(y).square().mean()),
      });
      return { weights: net.weights(), losses: history.loss };
    },
    requires: ({ losses }) => [{ what: 'mean squared error', value: losses.at(-1)!, most }],
  });
}

async function train<Data extends ModelData, P>(model: Model<Data, P>): Promise<Data> {
  let trained: Data | undefined;
  const figure = defineFigure({
    parameters: {},
    async compute({ train }) {
      trained = await train(model);
      return { tables: {} };
    },
  });
  await runFigure(figure, { name: 'toy/figure', run: createRun({ backend: 'wasm' }) });
  return trained!;
}

async function refusal<Data extends ModelData, P>(model: Model<Data, P>) {
  const error = await train(model).then(
    () => expect.unreachable('the training should have been refused'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).diagnostics[0]!;
}

test('a net learns, to the same weights twice, and keeps one loss in fifty and the last', async () => {
  const first = await train(sineNet());
  expect(first.losses).toHaveLength(5);
  expect(first.losses.at(-1)).toBeLessThan(first.losses[0]! / 20);
  expect(await train(sineNet())).toEqual(first);
});

test('a training that diverges is refused with its model, step, last losses and seed', async () => {
  const { code, message } = await refusal(sineNet({ learningRate: 1e20 }));
  expect(code).toBe('model/diverged');
  expect(message).toMatch(/"sine" \(seed 3\) diverged at step 1: .*the last were loss 0\.\d+, /);
});

test('a training that misses a property is refused with what it reached', async () => {
  const { code, message } = await refusal(sineNet({ most: 1e-9 }));
  expect(code).toBe('model/property');
  expect(message).toMatch(
    /^expected mean squared error ≤ 1e-9 of the model "sine" \(seed 3\), got 0\.00/,
  );
});
