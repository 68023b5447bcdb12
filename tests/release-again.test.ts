import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeReleaseWorkspace, type ReleaseWorkspace } from './harness/release-workspace.ts';

let workspace: ReleaseWorkspace;
/** The release as it was made first. */
let first: Record<string, string>;

beforeAll(async () => {
  workspace = await makeReleaseWorkspace();
  const { output, exitCode } = await workspace.release();
  expect(exitCode, output).toBe(0);
  first = workspace.released();
}, 900_000);
afterAll(() => workspace.remove());

test('where everything is found in the store, the same commit gives the same bytes', async () => {
  workspace.forgetTasks();
  // As in a new clone that has the store: what builds leave beside what they make is not there.
  for (const edition of ['screen', 'print'])
    rmSync(path.join(workspace.book, 'editions', edition, 'build'), { recursive: true });
  const { output, exitCode } = await workspace.release();
  expect(exitCode, output).toBe(0);
  // Only the stylesheet is read anew, which is quicker than to look it up.
  expect(output).not.toMatch(/^ +(compute|export|draw|typeset|prepress|cover) /m);
  expect(workspace.released()).toEqual(first);
}, 600_000);

test('a later release tells which figures are not as they were', async () => {
  await workspace.git('tag', 'v1');
  const record = workspace.path('dist', 'v1.json');
  writeFileSync(record, readFileSync(workspace.path('dist/release/release.json')));
  const code = path.join(workspace.book, 'chapters/wave/figures/standing-wave/standing-wave.ts');
  writeFileSync(code, readFileSync(code, 'utf8').replace('nodes: 41', 'nodes: 21'));
  await workspace.commit('The string has fewer nodes');
  const { output, exitCode } = await workspace.release('--previous', record);
  expect(exitCode, output).toBe(0);
  const notes = readFileSync(workspace.path('dist/release/NOTES.md'), 'utf8');
  expect(notes).toContain('- wave/standing-wave: other numbers');
  expect(notes).toContain('## What changed since v1');
  expect(notes).toMatch(/### Chapter “wave”\n\n- The string has fewer nodes/);
}, 900_000);

test('a book that does not build is not released, and the last release stays', async () => {
  const before = workspace.released();
  const prose = path.join(workspace.book, 'chapters/wave/wave.tex');
  writeFileSync(prose, String.raw`${readFileSync(prose, 'utf8')} \undefinedmacro`);
  await workspace.commit('A mistake');
  const { output, exitCode } = await workspace.release();
  expect(exitCode).toBe(1);
  expect(output).toContain('[latex/undefined-macro]');
  expect(output).toContain('[release/failed-check]');
  expect(workspace.released()).toEqual(before);
}, 600_000);
