import { execa } from 'execa';
import { expect, test } from 'vitest';

/** Runs a program under the watchdog; its main thread beats only between its tasks. */
async function watched(program: string, limits: { megabytes: number; seconds: number }) {
  const watchdog = new URL('inspect-watchdog.mjs', import.meta.url).href;
  const code = `
    import { Worker } from 'node:worker_threads';
    const beats = new Int32Array(new SharedArrayBuffer(4));
    setInterval(() => Atomics.add(beats, 0, 1), 20).unref();
    const workerData = { beats, ...${JSON.stringify(limits)} };
    new Worker(new URL(${JSON.stringify(watchdog)}), { workerData, execArgv: [] }).unref();
    ${program}`;
  const options = { reject: false, timeout: 60_000 } as const;
  return execa(process.execPath, ['--input-type=module', '-e', code], options);
}

test('a program that never comes back is ended, with the reason', async () => {
  const { signal, stderr } = await watched('for (;;);', { megabytes: 4000, seconds: 0.5 });
  expect(signal).toBe('SIGKILL');
  expect(stderr).toContain('watchdog: Expected the file and each page to be read in 0.5 seconds');
}, 60_000);

test('a program that takes more and more memory is ended, with the reason', async () => {
  const hoard = `const all = [];
    setInterval(() => all.push(Buffer.alloc(20_000_000, 1)), 5);`;
  const { signal, stderr } = await watched(hoard, { megabytes: 300, seconds: 50 });
  expect(signal).toBe('SIGKILL');
  expect(stderr).toContain('watchdog: Expected a PDF of ordinary size');
}, 60_000);

test('a program that works step by step may take its time, and ends by itself', async () => {
  const steps = `let left = 8;
    const timer = setInterval(() => {
      for (const end = Date.now() + 100; Date.now() < end; );
      if ((left -= 1) === 0) clearInterval(timer);
    }, 50);`;
  const { exitCode } = await watched(steps, { megabytes: 4000, seconds: 0.7 });
  expect(exitCode).toBe(0);
}, 60_000);
