import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { defineFigure, defineModel } from './figure.ts';
import type { Figure, FigureData } from './figure.ts';
import { rangeError, unseeded, unseededLater } from './fixtures/failing-figures.ts';
import { seededRandom } from './random.ts';
import { runFigure } from './run-figure.ts';
import { createRun } from './run.ts';

const empty: FigureData = { tables: {} };
const project = dirname(fileURLToPath(import.meta.url));
const sources = { folder: join(project, 'fixtures'), project };

function figureThat(compute: Figure['compute'], seed?: number): Figure {
  return { ...defineFigure({ parameters: {}, compute }), ...(seed === undefined ? {} : { seed }) };
}

async function refusal(figure: Figure): Promise<Diagnostic> {
  const error = await runFigure(figure, { name: 'a/b', run: createRun({ sources }) }).then(
    () => expect.unreachable('the figure should have been refused'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).diagnostics[0]!;
}

test('a figure draws the stream of its seed', async () => {
  const figure = figureThat(
    ({ random }) => ({ tables: {}, numbers: { first: random.uniform() } }),
    7,
  );
  expect((await runFigure(figure)).numbers).toEqual({ first: seededRandom(7).uniform() });
});

test('random numbers without a seed are refused, and the figure is named', async () => {
  const diagnostic = await refusal(
    figureThat(({ random }) => ({ tables: {}, numbers: { x: random.normal() } })),
  );
  expect(diagnostic).toMatchObject({ code: 'figure/unseeded', place: { figure: 'a/b' } });
});

test.each([
  ['at once', unseeded, '{ x: Math.random()'],
  ['after it has waited', unseededLater, '{ later: Math.random()'],
])('Math.random is refused to a figure that draws %s, with its line', async (_, figure, code) => {
  expect(await refusal(figure)).toMatchObject({
    code: 'figure/unseeded',
    place: { file: 'fixtures/failing-figures.ts', line: lineOf(code), figure: 'a/b' },
  });
});

test('outside figures Math.random is free', async () => {
  await refusal(unseeded);
  expect(Math.random()).toBeLessThan(1);
});

test('a failing figure is named with the innermost line of its own code', async () => {
  expect(await refusal(rangeError)).toMatchObject({
    code: 'figure/failed',
    message: 'the computation stopped: RangeError: Invalid array length',
    place: {
      file: 'fixtures/failing-figures.ts',
      line: lineOf('new Array<number>(-1)'),
      figure: 'a/b',
    },
  });
});

test.each([
  [undefined, 'got undefined'],
  [{ tables: { 'a/../b': { columns: {} } } }, 'expected a table name'],
  [{ tables: { a: { x: [1] } } }, 'got an object with x'],
  [{ tables: { a: { columns: { x: [1, '2'] } } } }, 'expected column "x" of table "a"'],
  [{ tables: {}, numbers: { big: '1' } }, 'expected number "big"'],
])('a figure that returns %j is refused', async (data, message) => {
  const diagnostic = await refusal(figureThat(() => data as unknown as FigureData));
  expect(diagnostic.code).toBe('figure/invalid');
  expect(diagnostic.message).toContain(message);
});

test('a model that two figures share trains once, with its own seed', async () => {
  let trainings = 0;
  const model = defineModel({
    name: 'shared',
    seed: 3,
    parameters: { steps: 2 },
    train({ random, parameters, progress }) {
      trainings += 1;
      for (let step = 1; step <= parameters.steps; step += 1) progress(step, parameters.steps);
      return { x: random.uniform() };
    },
  });
  const figure = figureThat(async ({ train }) => ({ tables: {}, numbers: await train(model) }));
  const seen: string[] = [];
  const run = createRun({
    onProgress: (p) => seen.push(`${p.figure} ${p.model} ${p.done}/${p.total}`),
  });
  const data = [
    await runFigure(figure, { name: 'a/b', run }),
    await runFigure(figure, { name: 'a/c', run }),
  ];
  expect(data).toEqual(
    [1, 2].map(() => ({ tables: {}, numbers: { x: seededRandom(3).uniform() } })),
  );
  expect(trainings).toBe(1);
  expect(seen).toEqual(['a/b shared 1/2', 'a/b shared 2/2']);
  expect(
    run.figures.map(({ figure, backend, models }) => [figure, backend, models.map((m) => m.seed)]),
  ).toEqual([
    ['a/b', 'float64', [3]],
    ['a/c', 'float64', [3]],
  ]);
});

test('a library of trainings may use random numbers of its own while a figure computes', async () => {
  const model = defineModel({ name: 'm', seed: 3, parameters: {}, train: () => ({ x: 1 }) });
  const kept: number[] = [];
  const library = {
    recall: () => Promise.resolve(void Math.random()),
    keep: () => Promise.resolve(void kept.push(Math.random())),
  };
  const figure = figureThat(async ({ train }) => ({ tables: {}, numbers: await train(model) }));
  await runFigure(figure, { run: createRun({ library }) });
  expect(kept).toHaveLength(1);
});

test('a figure without trainings does not load TensorFlow.js', async () => {
  const run = createRun();
  await runFigure(
    figureThat(() => empty),
    { run },
  );
  expect(await run.usedBackend()).toBeUndefined();
  expect(run.figures[0]).toMatchObject({ backend: 'float64', models: [] });
});

/** The line of the failing figures, from 1, that holds the text. */
function lineOf(text: string): number {
  const code = readFileSync(join(sources.folder, 'failing-figures.ts'), 'utf8').split('\n');
  return code.findIndex((line) => line.includes(text)) + 1;
}
