import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { digestOfTraining } from './same-bytes-training.ts';

const program = path.join(import.meta.dirname, 'same-bytes-training.ts');

test('a training ends with the same bytes here, in a thread and in another process', async () => {
  const here = await digestOfTraining();
  const elsewhere = execFileSync(process.execPath, ['--import', 'tsx', program], {
    encoding: 'utf8',
  });
  expect(elsewhere).toBe(here);
  // In a thread `--import tsx` does not do what it does in a process.
  const start = `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(program)}, ${JSON.stringify(import.meta.url)}))`;
  const env = { ...process.env, CHIAROSCURO_TRAINS: '1' };
  const thread = new Worker(start, { eval: true, execArgv: [], env });
  const [digest] = (await once(thread, 'message')) as [string];
  await thread.terminate();
  expect(digest).toBe(here);
}, 120_000);
