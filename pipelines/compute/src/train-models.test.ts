import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { chooseBackend } from '@chiaroscuro/compute/backend';
import { exportedModels } from '@chiaroscuro/compute/exported-models';
import { trainModel } from '@chiaroscuro/compute/train-model';
import type { TrainingEvent } from '@chiaroscuro/console/events';
import { createReporter } from '@chiaroscuro/console/reporter';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { openStore } from '@chiaroscuro/store/open-store';
import { parseArrays } from '@chiaroscuro/tables/arrays';
import { computeChapter } from './compute-chapter.ts';

let root: string;
let diagnostics: Diagnostic[];
let trained: Omit<TrainingEvent, 'type'>[];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'book-'));
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
  writeFileSync(path.join(root, 'package.json'), '{ "type": "module" }');
  diagnostics = [];
  trained = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

function write(name: string, body: string): void {
  const file = path.join(root, 'chapters', 'toy', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, body);
}

function figure(name: string, body: string, imports = ''): void {
  const code = `${imports}\nexport default { kind: 'figure', parameters: {}, async compute({ train }) {${body}} };\n`;
  write(`figures/${name}/${name}.ts`, code);
}

function compute(trainers: number): Promise<boolean> {
  vi.stubEnv('CHIAROSCURO_TRAINERS', String(trainers));
  const reporter = {
    ...createReporter({ write: () => {} }),
    diagnostic: (item: Diagnostic) => void diagnostics.push(item),
    training: (event: Omit<TrainingEvent, 'type'>) => void trained.push(event),
  };
  const paths = bookPaths(root);
  const store = openStore({
    folder: paths.store,
    onDamage: reporter.diagnostic,
    onTrouble: reporter.diagnostic,
  });
  return computeChapter({ paths, chapter: 'toy', backend: 'wasm', store, reporter });
}

function arrays(name: string): string {
  return readFileSync(path.join(root, 'chapters/toy/build/arrays', `${name}.json`), 'utf8');
}

function done(): string[] {
  return trained.filter(({ state }) => state === 'done').map(({ subject }) => subject);
}

/** Three nets of one family, which learn y = sin(seed·x) from points of their own. */
const family = `
import { defineModel } from '@chiaroscuro/compute/figure';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { createNet } from '@chiaroscuro/training/net';

export const sines = [1, 2, 3].map((seed) => defineModel({
  name: \`sine-\${seed}\`,
  seed,
  parameters: { steps: 40 * seed, learningRate: 0.02 },
  async train(context) {
    const { tf, random, parameters } = context;
    const points = Array.from({ length: 30 }, random.normal);
    const x = tf.tensor2d(points, [30, 1]);
    const y = tf.tensor2d(points.map((p) => Math.sin(seed * p)), [30, 1]);
    const net = createNet(context, { widths: [1, 10, 10, 1], activations: 'tanh' });
    const optimiser = adam(context, { learningRate: parameters.learningRate });
    const { history } = await descend(context, {
      steps: parameters.steps,
      bound: 100,
      keep: { net, optimiser },
      step: () => optimiser.minimise(net.variables, () => net.apply(x).sub(y).square().mean()),
    });
    return { weights: net.weights(), losses: history.loss };
  },
}));
`;
const importFamily = "import { sines } from '../../models/sines.ts';";
const table =
  'return { tables: Object.fromEntries(all.map(({ weights, losses }, i) => [`net-${"abc"[i]}`, { columns: { w: [...weights.flat(), ...losses] } }])) };';

test('the same bytes with one trainer and with three, in another order, and in this process', async () => {
  write('models/sines.ts', family);
  figure(
    'together',
    `const all = await Promise.all(sines.map((m) => train(m))); ${table}`,
    importFamily,
  );
  figure('first', `const all = [await train(sines[0])]; ${table}`, importFamily);
  expect(await compute(1)).toBe(true);
  expect(diagnostics).toEqual([]);
  expect(done().sort()).toEqual(['toy/sine-1', 'toy/sine-2', 'toy/sine-3']);
  const one = arrays('together');

  rmSync(path.join(root, '.chiaroscuro'), { recursive: true });
  figure(
    'together',
    `const all = (await Promise.all([...sines].reverse().map((m) => train(m)))).reverse(); ${table}`,
    importFamily,
  );
  // A figure's modules stay loaded in this process: another file is another module.
  expect(await compute(3)).toBe(true);
  expect(arrays('together')).toBe(one);

  const file = path.join(root, 'chapters/toy/models/sines.ts');
  const models = exportedModels(await import(pathToFileURL(file).href), file);
  const backend = await chooseBackend('wasm');
  const { tables } = parseArrays(one, {});
  for (const [i, name] of ['sine-1', 'sine-2', 'sine-3'].entries()) {
    const { data } = await trainModel({ model: models.get(name)!, backend });
    const { weights, losses } = data as { weights: number[][]; losses: number[] };
    expect(tables[`net-${'abc'[i]}`]!.columns['w']).toEqual([...weights.flat(), ...losses]);
  }
}, 120_000);

test('a training is found again, and its time with it', async () => {
  write('models/sines.ts', family);
  figure('first', `const all = [await train(sines[0])]; ${table}`, importFamily);
  await compute(2);
  figure('second', `const all = [await train(sines[0])]; ${table}`, importFamily);
  const [before] = trainings();
  trained = [];
  expect(await compute(2)).toBe(true);
  expect(trained).toEqual([]);
  expect(before).toMatchObject({ model: 'sine-1', seed: 1, backend: 'wasm', ran: { build: '' } });
  const { ran: _, ...recalled } = before!;
  expect(trainings()).toEqual([recalled]);
  expect(readdirSync(path.join(root, '.chiaroscuro/trainings'))).toEqual([]);
}, 120_000);

function trainings(): Record<string, unknown>[] {
  const file = path.join(root, 'chapters/toy/build/provenance/compute.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { trainings: Record<string, unknown>[] })
    .trainings;
}

test.each([
  ['diverges', 'model/diverged', /"bad" \(seed 4\) diverged at step 3.* loss 1, 1, 1, NaN$/, 10],
  [
    'misses',
    'model/property',
    /^expected error ≤ 0.5 of the model "bad" \(seed 4\), got 1$/,
    undefined,
  ],
  ['draws', 'figure/unseeded', /Math.random/, 12],
  ['throws', 'figure/failed', /the computation stopped: RangeError: Invalid array length/, 13],
  [
    'dies',
    'model/ended',
    /^the process that trained "bad" ended before the training did: SIGKILL ended it$/,
    undefined,
  ],
])(
  'a training that %s is told once, with its place, and other figures go on',
  async (what, code, message, line) => {
    write('models/sines.ts', family);
    write(
      'models/bad.ts',
      `
import { defineModel } from '@chiaroscuro/compute/figure';
import { descend } from '@chiaroscuro/training/descend';

export default defineModel({
  name: 'bad',
  seed: 4,
  parameters: {},
  async train(context) {
    await descend(context, { steps: 9, bound: 10, keep: {}, step: (i) => (i < 3 || '${what}' !== 'diverges' ? 1 : NaN) });
    if ('${what}' === 'dies') process.kill(process.pid, 'SIGKILL');
    if ('${what}' === 'draws') Math.random();
    if ('${what}' === 'throws') new Array(-1);
    return { loss: 1 };
  },
  requires: ({ loss }) => [{ what: 'error', value: loss, most: '${what}' === 'misses' ? 0.5 : 2 }],
});
`,
    );
    figure(
      'bad',
      'return { tables: {}, numbers: await train(bad) };',
      "import bad from '../../models/bad.ts';",
    );
    figure('first', `const all = [await train(sines[0])]; ${table}`, importFamily);
    expect(await compute(2)).toBe(false);
    const file = 'chapters/toy/models/bad.ts';
    expect(diagnostics).toMatchObject([
      {
        code,
        message: expect.stringMatching(message),
        place: { file, figure: 'toy/bad', ...(line && { line }) },
      },
    ]);
    expect(() => arrays('bad')).toThrow('ENOENT');
    expect(arrays('first')).toContain('net-a');
    expect(readdirSync(path.join(root, '.chiaroscuro/trainings'))).toEqual([]);
  },
  120_000,
);
