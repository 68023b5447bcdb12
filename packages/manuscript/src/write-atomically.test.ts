import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { replaceFolder, writeAtomically, writeTogether } from './write-atomically.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'atomic-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a file is replaced and nothing is left beside it', () => {
  const file = path.join(root, 'deep', 'a.txt');
  writeAtomically(file, 'one');
  writeAtomically(file, 'two');
  expect(readFileSync(file, 'utf8')).toBe('two');
  expect(readdirSync(path.dirname(file))).toEqual(['a.txt']);
});

test('a file that cannot be written is a message, not a stack trace', () => {
  writeFileSync(path.join(root, 'plain'), '');
  expect(() => writeAtomically(path.join(root, 'plain', 'a.txt'), 'x')).toThrow(UserError);
});

test('the message names the file as seen from the project, whose members have a turbo.json too', () => {
  const member = path.join(root, 'chapters', 'toy');
  const build = path.join(member, 'build');
  mkdirSync(path.join(build, 'a.json'), { recursive: true });
  for (const folder of [root, member]) writeFileSync(path.join(folder, 'turbo.json'), '');
  let thrown: unknown;
  try {
    writeAtomically(path.join(build, 'a.json'), '');
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({
    diagnostics: [{ place: { file: 'chapters/toy/build/a.json' } }],
  });
});

test('of files that belong together none is replaced when one cannot be', () => {
  const [first, second] = [path.join(root, 'a.pdf'), path.join(root, 'b.pdf')];
  writeFileSync(first, 'old');
  mkdirSync(second);
  const files = new Map([
    [first, 'new'],
    [second, 'new'],
  ]);
  expect(() => writeTogether(files)).toThrow(/cannot be written: it is a folder/);
  expect(readFileSync(first, 'utf8')).toBe('old');
  expect(readdirSync(root).sort()).toEqual(['a.pdf', 'b.pdf']);
});

test('a folder takes the place of the old one as a whole', async () => {
  const folder = path.join(root, 'tables');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'gone.dat'), 'old');
  await replaceFolder(folder, (fresh) => writeFileSync(path.join(fresh, 'new.dat'), 'new'));
  expect(readdirSync(folder)).toEqual(['new.dat']);
  expect(readdirSync(root)).toEqual(['tables']);
  // Whoever may read other folders of this user may read this one.
  mkdirSync(path.join(root, 'another'));
  expect(statSync(folder).mode).toBe(statSync(path.join(root, 'another')).mode);
});

test('when filling fails the old folder stays', async () => {
  const folder = path.join(root, 'tables');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'kept.dat'), 'old');
  await expect(
    replaceFolder(folder, () => {
      throw new Error('NaN');
    }),
  ).rejects.toThrow('NaN');
  expect(readdirSync(folder)).toEqual(['kept.dat']);
  expect(readdirSync(root)).toEqual(['tables']);
});

test('what a killed attempt left is cleared away by the next one', async () => {
  const folder = path.join(root, 'tables');
  mkdirSync(`${folder}.partial-abc123`);
  await replaceFolder(folder, () => {});
  expect(readdirSync(root)).toEqual(['tables']);
});
