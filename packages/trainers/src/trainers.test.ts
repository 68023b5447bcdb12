import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Training } from '@chiaroscuro/compute/training';
import { seededRandom } from '@chiaroscuro/compute/random';
import type { ModelData } from '@chiaroscuro/compute/figure';
import type { TrainingOrder } from './order.ts';
import { createTrainers } from './trainers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trainers-'));
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  mkdirSync(path.join(folder, 'models'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A net with an optimiser and random numbers in every step; it notes its process and how far it is. */
const learner = `
import { appendFileSync } from 'node:fs';
import { defineModel } from '@chiaroscuro/compute/figure';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { createNet } from '@chiaroscuro/training/net';

export default defineModel({
  name: 'learner',
  seed: 6,
  parameters: { steps: STEPS },
  async train(context) {
    const { tf, random, parameters } = context;
    const net = createNet(context, { widths: [2, 8, 1], activations: 'tanh' });
    const optimiser = adam(context, { learningRate: 0.01 });
    const { history } = await descend(context, {
      steps: parameters.steps,
      bound: 100,
      keep: { net, optimiser },
      step(index) {
        appendFileSync('LOG', \`\${process.pid} \${index}\\n\`);
        const x = tf.tensor2d(Array.from({ length: 20 }, random.normal), [10, 2]);
        return optimiser.minimise(net.variables, () => net.apply(x).sub(random.uniform()).square().mean());
      },
    });
    return { weights: net.weights(), losses: history.loss };
  },
});
`;

function model(body: string, steps = 1): string {
  const file = path.join(folder, 'models', 'learner.ts');
  writeFileSync(file, body.replace('STEPS', String(steps)).replace('LOG', log()));
  return file;
}

const log = (): string => path.join(folder, 'log');

/** The steps that were done, with the process that did them. */
function steps(): { pid: number; step: number }[] {
  if (!existsSync(log())) return [];
  return readFileSync(log(), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ pid: Number(line.split(' ')[0]), step: Number(line.split(' ')[1]) }));
}

function order(file: string, seconds = 0): TrainingOrder {
  return {
    file,
    model: 'learner',
    figure: 'toy/figure',
    backend: 'wasm',
    sources: { folder, project: folder },
    checkpoint: { file: path.join(folder, 'checkpoint'), recipe: 'aa', code: 'bb', seconds },
  };
}

function train(given: TrainingOrder, notes: string[] = []): Promise<Training<ModelData>> {
  const trainers = createTrainers({ turns: path.join(folder, 'turns'), count: 1 });
  const onNote = (text: string): void => void notes.push(text);
  return trainers.train({ order: given, onProgress: () => {}, onNote }).finally(trainers.stop);
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await delay(5);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a training whose process is killed again and again ends with the bytes of one that never was', async () => {
  const file = model(learner, 120);
  const undisturbed = await train(order(file, 1000));
  expect(existsSync(path.join(folder, 'checkpoint'))).toBe(false);
  const { uniform } = seededRandom(1);
  for (let at = 5; at < 120; at += Math.floor(40 * uniform()) + 10) {
    rmSync(log(), { force: true });
    const killed = train(order(file)).catch((error: unknown) => error);
    await until(() => (steps().at(-1)?.step ?? -1) >= at);
    process.kill(steps().at(-1)!.pid, 'SIGKILL');
    expect(String(await killed)).toMatch(/ended before the training did: SIGKILL ended it/);
  }
  rmSync(log());
  const resumed = await train(order(file));
  // It did go on, from a step between.
  expect(steps()[0]!.step).toBeGreaterThan(5);
  expect(resumed.data).toEqual(undisturbed.data);
  expect(resumed.record.milliseconds).toBeGreaterThan(0);
}, 240_000);

test.each([
  [
    'whose bytes have changed',
    (bytes: Buffer) => void (bytes[bytes.length - 9]! ^= 1),
    {},
    /its bytes have changed/,
  ],
  ['of another training', () => {}, { recipe: 'cc' }, /it belongs to another training/],
])(
  'a checkpoint %s is not used, and that is said',
  async (_, harm, other, note) => {
    const file = model(learner, 30);
    const { data } = await train(order(file));
    const place = path.join(folder, 'checkpoint');
    const bytes = readFileSync(place);
    harm(bytes);
    writeFileSync(place, bytes);
    rmSync(log());
    const given = order(file);
    const notes: string[] = [];
    const again = await train({ ...given, checkpoint: { ...given.checkpoint!, ...other } }, notes);
    expect(notes.join()).toMatch(note);
    expect(steps()[0]!.step).toBe(0);
    expect(again.data).toEqual(data);
  },
  120_000,
);

/** A model that never comes back to its event loop. */
const endless = `
import { appendFileSync } from 'node:fs';
export default {
  kind: 'model', name: 'learner', seed: 1, parameters: {},
  train() {
    appendFileSync('LOG', \`\${process.pid} 0\\n\`);
    for (;;) Math.sqrt(2);
  },
};
`;

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'no trainer outlives a stage that %s ends, whatever it does',
  async (signal) => {
    const file = model(endless);
    const stage = path.join(folder, 'stage.ts');
    const here = (name: string): string =>
      JSON.stringify(fileURLToPath(new URL(name, import.meta.url)));
    writeFileSync(
      stage,
      `import { createTrainers } from ${here('trainers.ts')};
import { runStage } from '@chiaroscuro/console/run-stage';
await runStage(async () => {
  const trainers = createTrainers({ turns: ${JSON.stringify(path.join(folder, 'turns'))}, count: 1 });
  await trainers.train({ order: ${JSON.stringify(order(file))}, onProgress() {}, onNote() {} });
});
`,
    );
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const running = execa(process.execPath, ['--import', tsx, stage], {
      reject: false,
      cleanup: true,
    });
    await until(() => steps().length > 0);
    const { pid } = steps()[0]!;
    expect(isAlive(pid)).toBe(true);
    running.kill(signal);
    await running;
    await until(() => !isAlive(pid));
    // What the stage had of the machine's turns is free.
    const file2 = model(learner, 2);
    expect((await train({ ...order(file2), checkpoint: undefined as never })).data).toHaveProperty(
      'weights',
    );
  },
  60_000,
);
