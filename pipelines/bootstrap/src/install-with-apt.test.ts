import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installWithApt } from './install-with-apt.mjs';

// A stand-in for the program apt-get that notes how it was called: a test must not change the machine.
let folder: string;
let lists: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'apt-'));
  lists = path.join(folder, 'lists');
  mkdirSync(lists);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function install(aptGet: string, withSudo = false) {
  const notes = path.join(folder, 'notes');
  const script = `#!/bin/sh\necho "$DEBIAN_FRONTEND $*" >> ${notes}\n${aptGet}\n`;
  writeFileSync(path.join(folder, 'apt-get'), script, { mode: 0o755 });
  writeFileSync(
    path.join(folder, 'sudo'),
    `#!/bin/sh\necho sudo "$1" >> ${notes}\nshift\nexec "$@"\n`,
    {
      mode: 0o755,
    },
  );
  const env = { PATH: `${folder}:${process.env.PATH}` };
  const result = await installWithApt({ packages: ['qpdf', 'biber'], withSudo, env, lists });
  const calls = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
  return { ...result, calls };
}

const update = 'noninteractive -o DPkg::Lock::Timeout=120 update';
const call =
  'noninteractive -o DPkg::Lock::Timeout=120 install -y --no-install-recommends qpdf biber';

test('with package lists at hand, one apt-get installs without recommendations or questions', async () => {
  writeFileSync(path.join(lists, 'main_binary-amd64_Packages.lz4'), '');
  expect(await install('exit 0')).toMatchObject({ exitCode: 0, calls: [call] });
});

test('without package lists they are fetched first', async () => {
  expect((await install('exit 0')).calls).toEqual([update, call]);
});

test('lists that no longer lead to the packages are fetched anew, once', async () => {
  writeFileSync(path.join(lists, 'main_binary-amd64_Packages'), '');
  const aptGet = `case "$*" in *update) touch ${folder}/fresh ;; *) [ -e ${folder}/fresh ] || { echo "E: Unable to locate package biber"; exit 100; } ;; esac`;
  expect(await install(aptGet)).toMatchObject({ exitCode: 0, calls: [call, update, call] });
});

test('without a network the complaint is kept and nothing is tried a third time', async () => {
  writeFileSync(path.join(lists, 'main_binary-amd64_Packages'), '');
  const { exitCode, complaint, calls } = await install(
    'echo "Reading lists"; echo "E: Unable to fetch some archives ($3)" >&2; exit 100',
  );
  expect(exitCode).toBe(100);
  expect(calls).toEqual([call, update]);
  expect(complaint).toEqual(['E: Unable to fetch some archives (update)']);
});

test('lists that were fetched a moment ago are not fetched again', async () => {
  const { calls } = await install('echo "E: Unable to fetch some archives"; exit 100');
  expect(calls).toEqual([update, call]);
});

test('a package that this release does not have is left out, the others are installed', async () => {
  const aptGet =
    'case "$*" in *biber*) echo "E: Unable to locate package biber" >&2; exit 100 ;; esac';
  const { exitCode, calls } = await install(aptGet);
  expect(exitCode).toBe(0);
  expect(calls).toEqual([update, call, call.replace(' biber', '')]);
});

test('when this release has none of the packages, that is said', async () => {
  const { exitCode, complaint, calls } = await install(
    'case "$*" in *install*) printf "E: Unable to locate package %s\\n" qpdf biber; exit 100 ;; esac',
  );
  expect(exitCode).toBe(100);
  expect(calls).toEqual([update, call]);
  expect(complaint).toEqual([
    'E: Unable to locate package qpdf',
    'E: Unable to locate package biber',
  ]);
});

test('another failure is not answered by fetching lists', async () => {
  writeFileSync(path.join(lists, 'main_binary-amd64_Packages'), '');
  expect(await install('echo "No space left"; exit 100')).toMatchObject({
    exitCode: 100,
    calls: [call],
  });
});

test('sudo never asks for a password', async () => {
  writeFileSync(path.join(lists, 'main_binary-amd64_Packages'), '');
  expect((await install('exit 0', true)).calls).toEqual(['sudo -n', call]);
});
