import { expect, test } from 'vitest';
import type { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { defineFigure, defineModel } from './figure.ts';
import { createRun } from './run.ts';
import { runFigure } from './run-figure.ts';
import { statedTolerance } from './tolerance.ts';

test('a figure’s own tolerance goes before those of its models, of which the loosest counts', () => {
  const models = [{ tolerance: 1e-3 }, { tolerance: { wasm: 1e-5, cpu: 1e-2 } }, {}];
  const stated = (
    figure: Parameters<typeof statedTolerance>[0]['figure'],
    backend: 'wasm' | 'cpu',
  ) => statedTolerance({ figure, models, backend });
  expect(stated({ tolerance: 1e-6 }, 'cpu')).toBe(1e-6);
  expect(stated({ tolerance: { cpu: 1e-6 } }, 'cpu')).toBe(1e-6);
  expect(stated({ tolerance: { cpu: 1e-6 } }, 'wasm')).toBe(1e-3);
  expect(stated({}, 'cpu')).toBe(1e-2);
  expect(statedTolerance({ figure: {}, models: [{}], backend: 'float64' })).toBeUndefined();
});

test('the record of a run keeps the tolerance for the arithmetic it was computed with', async () => {
  const run = createRun();
  const mean = defineModel({
    name: 'mean',
    seed: 1,
    parameters: {},
    tolerance: { float64: 1e-8, cpu: 1e-2 },
    train: () => ({ value: 0.5 }),
  });
  const compute = { parameters: {}, compute: () => ({ tables: {} }) };
  await runFigure(defineFigure(compute), { run });
  await runFigure(
    defineFigure({
      ...compute,
      compute: async ({ train }) => ({ tables: {}, numbers: await train(mean) }),
    }),
    { run },
  );
  expect(run.figures.map(({ tolerance }) => tolerance)).toEqual([undefined, 1e-8]);
});

test.each([0, 1e-13, 2, NaN])('a tolerance of %s is refused', async (tolerance) => {
  const figure = defineFigure({ parameters: {}, tolerance, compute: () => ({ tables: {} }) });
  const error = await runFigure(figure, { name: 'toy/one' }).catch((thrown: unknown) => thrown);
  expect((error as UserError).diagnostics).toMatchObject([
    {
      code: 'figure/invalid',
      message: `expected a tolerance between 1e-12 and 1, got ${tolerance}`,
    },
  ]);
});
