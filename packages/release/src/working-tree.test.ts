import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitsSince } from './history.ts';
import { releasedCommit } from './working-tree.ts';

let folder: string;
const person = {
  NAME: 'A. Author',
  EMAIL: 'author@example.org',
  DATE: '2026-11-24T01:30:00+02:00',
};
const env = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  ...Object.fromEntries(
    Object.entries(person).flatMap(([key, value]) => [
      [`GIT_AUTHOR_${key}`, value],
      [`GIT_COMMITTER_${key}`, value],
    ]),
  ),
};
const git = (...parameters: string[]) => execa('git', parameters, { cwd: folder, env });
const commit = async (file: string, message: string): Promise<void> => {
  writeFileSync(path.join(folder, file), message);
  await git('add', '--all');
  await git('commit', '--quiet', '--message', message);
};
const refusal = async (project = folder) => {
  const error: unknown = await releasedCommit(project).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).diagnostics.map(({ code, place }) => [code, place?.file]);
};

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chiaroscuro-history-'));
  await git('init', '--quiet', '--initial-branch', 'main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder without a commit has nothing to release', async () => {
  expect(await refusal()).toEqual([['release/history', undefined]]);
});

test('the release is named after its tag, else after its commit, and knows the tag before it', async () => {
  await commit('a.tex', 'One');
  await git('tag', 'v1');
  const first = await releasedCommit(folder);
  expect(first).toMatchObject({ name: 'v1', tag: 'v1', date: '2026-11-23T23:30:00Z' });
  expect(first).not.toHaveProperty('previous');
  await commit('b.tex', 'Two');
  const second = await releasedCommit(folder);
  expect(second).toMatchObject({ name: second.commit.slice(0, 12), previous: 'v1' });
  expect(await commitsSince(folder, 'v1')).toEqual([{ subject: 'Two', files: ['b.tex'] }]);
});

test('every file that no commit holds as it is is named: changed, new, removed, renamed', async () => {
  await commit('changed.tex', 'One');
  await commit('renamed name.tex', 'A file of some length, so that git sees its new name');
  await commit('removed.tex', 'Three');
  writeFileSync(path.join(folder, 'changed.tex'), 'other');
  writeFileSync(path.join(folder, 'näw.tex'), 'new');
  rmSync(path.join(folder, 'removed.tex'));
  await git('mv', 'renamed name.tex', 'other.tex');
  const files = (await refusal()).map(([code, file]) => `${code}: ${file}`);
  expect(files.sort()).toEqual(
    ['changed.tex', 'näw.tex', 'other.tex', 'removed.tex'].map(
      (file) => `release/uncommitted: ${file}`,
    ),
  );
});

test('a shallow clone, whose history is cut, is refused', async () => {
  await commit('a.tex', 'One');
  await commit('a.tex', 'Two');
  const clone = path.join(folder, 'clone');
  await git('clone', '--quiet', '--depth', '1', pathToFileURL(folder).href, clone);
  expect(await refusal(clone)).toEqual([['release/history', undefined]]);
});
