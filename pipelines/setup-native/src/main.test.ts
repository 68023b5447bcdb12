import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, test } from 'vitest';
import { findNative } from '@chiaroscuro/compute/native-library';
import { standIn, writeLibrary } from './stand-ins.ts';

const room = mkdtempSync(path.join(tmpdir(), 'setup-native-'));
afterAll(() => rmSync(room, { recursive: true }));

const library = path.join(room, 'library');
writeLibrary(library, path.join(library, 'lib'));
const native = path.join(room, 'native');

/** Runs the command with nothing on the PATH but what a test puts there. */
async function setupNative(env: Record<string, string>, ...options: string[]) {
  const program = path.join(import.meta.dirname, 'main.ts');
  const result = await execa(process.execPath, ['--import', 'tsx', program, ...options], {
    env: { PATH: path.join(room, 'bin'), HOME: room, CHIAROSCURO_NATIVE_FOLDER: native, ...env },
    extendEnv: false,
    reject: false,
  });
  expect(result.stderr).not.toMatch(/^\s+at /m);
  return result;
}

/** A compiler that writes `contents` where the addon belongs. */
function compiler(name: string, contents: string): string {
  const script = `case $1 in --version) exit;; esac\nprintf '%s' '${contents}' > "$last"`;
  return standIn(path.join(room, name), script);
}

test('without tools, each that is missing is told before anything is fetched', async () => {
  const { exitCode, stderr } = await setupNative({});
  expect(exitCode).toBe(1);
  expect(stderr).toContain('expected a C++ compiler');
  expect(stderr).toContain('expected python3 with pip');
  expect(existsSync(native)).toBe(false);
});

test('LIBTENSORFLOW that names a wrong folder is told what should be there', async () => {
  const wrong = path.join(room, 'wrong');
  mkdirSync(wrong);
  const { exitCode, stderr } = await setupNative({ LIBTENSORFLOW: wrong });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/found no include\/tensorflow\/c\/c_api\.h and no libtensorflow\.\S+ or/);
  expect(stderr).toContain('[native/library]');
});

test('a compiler that complains, and an addon that does not load, leave what was there', async () => {
  mkdirSync(native);
  writeFileSync(path.join(native, 'earlier'), '');
  const failing = standIn(
    path.join(room, 'failing'),
    'case $1 in --version) exit;; esac\necho "x.cc:1:2: error: no such type" >&2; exit 1',
  );
  const complaint = await setupNative({ LIBTENSORFLOW: library, CXX: failing });
  expect(complaint.exitCode).toBe(1);
  expect(complaint.stderr).toMatch(/x\.cc:1:2: error: no such type.*\[native\/compile\]/s);

  const broken = await setupNative({ LIBTENSORFLOW: library, CXX: compiler('cxx', 'no code') });
  expect(broken.exitCode).toBe(1);
  expect(broken.stderr).toMatch(/does not work: .*tfjs_binding\.node.*\[native\/broken\]/s);
  expect(readdirSync(native)).toEqual(['earlier']);
  expect(readdirSync(room).filter((name) => name.includes('partial'))).toEqual([]);
});

test('an unknown option is refused, and help names the variables', async () => {
  expect((await setupNative({}, '--fast')).exitCode).toBe(2);
  const { exitCode, stdout } = await setupNative({}, '--help');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('LIBTENSORFLOW=/path');
});

const real = findNative();
if (real.state === 'present') testSecondSetup(real.folder);
else process.stderr.write('The native backend is not set up here: no second setup is tested.\n');

function testSecondSetup(whole: string): void {
  test('a setup that is there and whole is left alone', async () => {
    const folder = path.join(room, 'second');
    symlinkSync(whole, folder);
    const second = await setupNative({ CHIAROSCURO_NATIVE_FOLDER: folder });
    expect(second.exitCode, second.stderr).toBe(0);
    expect(second.stdout).toContain('set up and whole; nothing to do');
  });
}
