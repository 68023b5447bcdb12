import { createServer } from 'node:net';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorkspace, type Workspace } from '../harness/workspace.ts';
import { runner } from '../harness/runner.ts';
import { startWatch } from '../harness/running-watch.ts';
import { edit } from './watch-bench.ts';

let workspace: Workspace;

beforeAll(() => {
  workspace = makeWorkspace();
});
afterAll(() => workspace?.remove());

const run = (...options: string[]) =>
  execa('node', [runner, workspace.path('pipelines', 'watch', 'src', 'main.ts'), ...options], {
    cwd: workspace.root,
    all: true,
    reject: false,
    env: { NO_COLOR: '1' },
    timeout: 60_000,
  });

test('--help lists the options, and an option that does not exist is answered with a hint', async () => {
  const help = await run('--help');
  for (const option of ['--book', '--port', '--editor']) expect(help.all).toContain(option);
  const wrong = await run('--prot', '1');
  expect(wrong.all).toContain('[option/invalid]');
  expect(wrong.all).toContain('→');
  expect(wrong.exitCode).toBe(2);
}, 120_000);

test('a port that is taken is a message that names another, and nothing is left running', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  const { all, exitCode } = await run('--book', 'tests/tiny-book', '--port', String(port));
  other.close();
  expect(all).toContain(`port ${port} is taken`);
  expect(all).toContain(`--port ${port + 1}`);
  expect(all).not.toMatch(/^\s+at /m);
  expect(exitCode).toBe(2);
}, 120_000);

test('Ctrl-C in the middle of a build ends everything that was started', async () => {
  const watch = await startWatch(workspace);
  await expect
    .poll(() => programsIn(workspace.root).length, { timeout: 60_000 })
    .toBeGreaterThan(2);
  await delay(3000);
  expect(await watch.stop()).toBe(130);
  await expect.poll(() => programsIn(workspace.root), { timeout: 10_000 }).toEqual([]);
}, 240_000);

test('thirty rebuilds leave memory, open files and temporary files as they were', async () => {
  const watch = await startWatch(workspace);
  await watch.rested(1);
  const temporary = () => readdirSync(tmpdir()).filter((name) => /chiaroscuro-[^w]/.test(name));
  const measure = () => ({
    handles: readdirSync(`/proc/${watch.pid}/fd`).length,
    megabytes:
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${watch.pid}/status`, 'utf8'))![1]) / 1024,
    temporary: temporary().length,
  });
  const cycle = async (number: number): Promise<void> => {
    const { builds } = await watch.state();
    const from = number === 0 ? 'a sentence of its own' : `a sentence ${number - 1}`;
    edit(workspace, 'chapters/wave/wave.tex', from, `a sentence ${number}`);
    await watch.rested(builds.finished + 1);
  };
  for (let number = 0; number < 5; number += 1) await cycle(number);
  const early = measure();
  for (let number = 5; number < 30; number += 1) await cycle(number);
  const late = measure();
  console.log(JSON.stringify({ early, late }));
  expect(late.handles).toBeLessThanOrEqual(early.handles + 5);
  expect(late.megabytes).toBeLessThan(early.megabytes + 60);
  expect(late.temporary).toBeLessThanOrEqual(early.temporary + 2);
  await watch.stop();
  expect(programsIn(workspace.root)).toEqual([]);
}, 1_800_000);

/** Programs that were started with this folder in their arguments or their environment, as TeX is. */
function programsIn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        return command.includes(folder) || environment.includes(folder);
      } catch {
        return false;
      }
    });
}
