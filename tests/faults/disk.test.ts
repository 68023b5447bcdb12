import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { execaSync } from 'execa';
import { expect, test } from 'vitest';
import { builtBench } from '../harness/built-bench.ts';
import { expectOneMessage } from '../harness/faults.ts';
import { mountSmallDisk, noMount } from '../harness/small-disk.ts';

const on = builtBench();

const minutes = 300_000;
const prose = 'chapters/wave/wave.tex';
const code = 'chapters/wave/figures/standing-wave/standing-wave.ts';
const inWorkspace = (...parts: string[]) => on.bench.workspace.path(...parts);

test(
  'a file in the place of dist/ stops the build before it begins',
  async () => {
    renameSync(inWorkspace('dist'), inWorkspace('elsewhere'));
    writeFileSync(inWorkspace('dist'), '');
    const build = await on.bench.workspace.build();
    expectOneMessage(build, { code: 'build/write-failed', place: 'dist/', says: 'it is a file' });
    rmSync(inWorkspace('dist'));
    renameSync(inWorkspace('elsewhere'), inWorkspace('dist'));
    await expectNothingLost();
  },
  minutes,
);

test(
  'a read-only dist/ stops the build before it begins',
  async ({ skip }) => {
    const dist = inWorkspace('dist');
    const release = makeReadOnly(dist) ?? skip(noMount);
    try {
      expectOneMessage(await on.bench.workspace.build(), {
        code: 'build/write-failed',
        place: 'dist/',
        says: '→',
      });
    } finally {
      release();
    }
    await expectNothingLost();
  },
  minutes,
);

test(
  'a disk that is full when the second edition is handed out leaves both as they were',
  async ({ skip }) => {
    const dist = inWorkspace('dist');
    const kept = on.bench.dist();
    if (!mountSmallDisk(dist, '256k')) skip(noMount);
    try {
      for (const [name, bytes] of Object.entries(kept)) {
        writeFileSync(path.join(dist, name), bytes, 'base64');
      }
      on.bench.change(prose, (text) => text.replace('when it is', 'when it was'));
      fillUp(path.join(dist, 'filling'), 24_000);
      expectOneMessage(await on.bench.workspace.build(), {
        code: 'build/write-failed',
        place: 'dist/tiny-',
        says: 'the disk is full',
      });
      rmSync(path.join(dist, 'filling'));
      expect(on.bench.dist()).toEqual(on.built);
    } finally {
      execaSync('umount', [dist]);
    }
    await expectNothingLost();
  },
  minutes,
);

test(
  'a disk that is full while a stage writes is one message, and leaves the last results',
  async ({ skip }) => {
    const folder = inWorkspace('tests/tiny-book/editions/print/build/stylesheet');
    if (!mountSmallDisk(folder, '4k')) skip(noMount);
    try {
      on.bench.change('maths-preamble.tex', (text) => text.replace('print=C93A8B', 'print=C93A8C'));
      expectOneMessage(await on.bench.workspace.build('--edition', 'print'), {
        code: 'build/write-failed',
        place: 'tests/tiny-book/editions/print/build/stylesheet/',
        says: 'the disk is full',
      });
    } finally {
      execaSync('umount', [folder]);
    }
    await expectNothingLost();
  },
  minutes,
);

test(
  'while a build runs a second one is refused, and Ctrl-C ends the first with nothing half-written',
  async () => {
    const isLocked = () => existsSync(inWorkspace('.turbo', 'build.lock'));
    const temporary = inWorkspace('temporary');
    mkdirSync(temporary);
    on.bench.change(code, (text) => text.replace('nodes: 41', 'nodes: 37'));
    const first = on.bench.workspace.start({ detached: true, env: { TMPDIR: temporary } });
    await expect.poll(isLocked, { timeout: 60_000 }).toBe(true);
    const second = await on.bench.workspace.build();
    expectOneMessage(second, { code: 'build/locked', says: `process ${first.pid}` });

    await untilDrawing(temporary);
    // A terminal sends Ctrl-C to the whole group.
    process.kill(-first.pid!, 'SIGINT');
    const { exitCode, all } = await first;
    expect(exitCode, all).toBe(130);
    expect(all).toMatch(/^Stopped\. /m);
    expect(all).not.toMatch(/^\s+at |Not built|dist\/tiny/m);
    await untilNobodyRunsIn(on.bench.workspace.root);
    expect(privateFolders(temporary)).toEqual([]);
    expect(on.bench.dist()).toEqual(on.built);

    const next = await on.bench.workspace.build();
    expect(next.exitCode, next.output).toBe(0);
    expect(on.bench.dist()['tiny-screen.pdf']).not.toBe(on.built['tiny-screen.pdf']);
    const halves = readdirSync(on.bench.workspace.book, { recursive: true, encoding: 'utf8' });
    expect(halves.filter((name) => name.includes('.partial-'))).toEqual([]);
    on.bench.repair();
    await on.bench.workspace.build();
    await expectNothingLost();
  },
  minutes,
);

/**
 * Makes a folder read-only: by its permissions, or for root, whom they do not stop, by mounting a
 * file system without any.
 *
 * @returns undoes it; undefined where root may not mount.
 */
function makeReadOnly(folder: string): (() => void) | undefined {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o555);
    return () => chmodSync(folder, 0o755);
  }
  if (!mountSmallDisk(folder, '4k')) return undefined;
  execaSync('mount', ['-o', 'remount,ro', folder]);
  return () => execaSync('umount', [folder]);
}

/** Fills a disk up to its last `free` bytes. */
function fillUp(file: string, free: number): void {
  const step = Buffer.alloc(4096);
  try {
    for (;;) writeFileSync(file, step, { flag: 'a' });
  } catch {
    const size = readFileSync(file).length;
    writeFileSync(file, Buffer.alloc(Math.max(size - free, 0)));
  }
}

/** A figure is being drawn as soon as TeX's private folder is there. */
async function untilDrawing(temporary: string): Promise<void> {
  const isDrawing = () => privateFolders(temporary).length > 0;
  await expect.poll(isDrawing, { timeout: 120_000, interval: 20 }).toBe(true);
}

function privateFolders(temporary: string): string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('chiaroscuro-'));
}

async function untilNobodyRunsIn(folder: string): Promise<void> {
  const programs = () =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => path.join('/proc', pid, 'cmdline'))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8').replaceAll('\0', ' '))
      .filter((command) => command.includes(folder));
  await expect.poll(programs, { timeout: 20_000 }).toEqual([]);
}

async function expectNothingLost(): Promise<void> {
  expect(on.bench.dist()).toEqual(on.built);
  on.bench.repair();
  const { output, exitCode } = await on.bench.workspace.build();
  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/ 0 built, in /);
  expect(on.bench.dist()).toEqual(on.built);
}
