import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sha256 } from '@chiaroscuro/release/checksums';
import { execa } from 'execa';
import { afterAll, expect, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '..');
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A clone of what was committed, in a folder of its own, without anything that was built or installed. */
async function clone(name: string): Promise<string> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'chiaroscuro-')), name);
  folders.push(path.dirname(folder));
  await execa('git', ['clone', '--quiet', '--no-hardlinks', project, folder]);
  return folder;
}

/** Releases the book as whoever has cloned it does, npm's packages included; what every file of the release is. */
async function release(folder: string): Promise<Record<string, string>> {
  const { all, exitCode } = await execa('npm', ['run', 'release'], {
    cwd: folder,
    all: true,
    reject: false,
    env: { CI: 'true', NO_COLOR: '1', INIT_CWD: folder },
  });
  expect(exitCode, all).toBe(0);
  const released = path.join(folder, 'dist', 'release');
  return Object.fromEntries(
    readdirSync(released)
      .sort()
      .map((name) => [name, sha256(readFileSync(path.join(released, name)))]),
  );
}

test('two clones of the book, at two times, with an empty store and with a full one, give the same release', async () => {
  const first = await clone('one');
  const cold = await release(first);
  expect(Object.keys(cold).length).toBeGreaterThan(10);
  rmSync(path.join(first, '.turbo'), { recursive: true, force: true });
  rmSync(path.join(first, 'dist'), { recursive: true, force: true });
  expect(await release(first)).toEqual(cold);
  expect(await release(await clone('a-longer-name'))).toEqual(cold);
}, 7_200_000);
