import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { chooseBackend, describeNativeLibrary, foreseeBackend } from './backend.ts';
import { compareBackends } from './compare-backends.ts';
import { defineModel } from './figure.ts';
import {
  addonName,
  bindingVersion,
  findNative,
  manifestFile,
  nativeFolder,
  verifyNative,
  type NativeManifest,
} from './native-library.ts';

const room = mkdtempSync(path.join(tmpdir(), 'native-library-'));
afterAll(() => rmSync(room, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const library = 'libtensorflow_cc.so.2';
let count = 0;

/** A folder as the setup leaves it, with text in place of machine code. */
function folderWith(change: Partial<NativeManifest> = {}): string {
  const folder = path.join(room, `native-${count++}`);
  mkdirSync(folder);
  const contents = { [addonName]: 'no machine code', [library]: 'a library' };
  const files = Object.entries(contents).map(([name, text]) => {
    writeFileSync(path.join(folder, name), text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    return [name, { bytes: text.length, sha256 }] as const;
  });
  const { name, text } = manifestFile({
    platform: `${process.platform}-${process.arch}`,
    tfjsNode: bindingVersion,
    tensorflow: '2.15.1',
    source: 'a test',
    files: Object.fromEntries(files),
    ...change,
  });
  writeFileSync(path.join(folder, name), text);
  return folder;
}

/** The reason why a folder is not used. */
function reasonOf(folder: string): string {
  const native = findNative(folder);
  return native.state === 'broken' ? native.reason : native.state;
}

test('a folder as the setup leaves it is found whole', async () => {
  const folder = folderWith();
  expect(findNative(folder)).toMatchObject({
    state: 'present',
    addon: path.join(folder, addonName),
    manifest: { tensorflow: '2.15.1' },
  });
  expect(await verifyNative(folder)).toBeUndefined();
});

test('a folder that is not there is absent, one that is not whole says what is wrong', () => {
  expect(reasonOf(path.join(room, 'nowhere'))).toBe('absent');

  const truncated = folderWith();
  truncateSync(path.join(truncated, library), 4);
  expect(reasonOf(truncated)).toBe(`${library} has 4 bytes, expected 9`);

  const gone = folderWith();
  rmSync(path.join(gone, library));
  symlinkSync(path.join(room, 'uninstalled'), path.join(gone, library));
  expect(reasonOf(gone)).toBe(`${library} is missing`);

  const unreadable = folderWith();
  writeFileSync(path.join(unreadable, 'native.json'), '{"platf');
  expect(reasonOf(unreadable)).toBe('native.json cannot be read');

  expect(reasonOf(folderWith({ platform: 'sunos-sparc' }))).toBe('it was built for sunos-sparc');
  expect(reasonOf(folderWith({ tfjsNode: '3.0.0' }))).toMatch(/an addon of version 4\.22\.0/);
});

test('a change that leaves sizes as they were is found by reading', async () => {
  const folder = folderWith();
  writeFileSync(path.join(folder, library), 'A library');
  expect(findNative(folder).state).toBe('present');
  expect(await verifyNative(folder)).toBe(`${library} has changed`);
});

test('the folder is the one that the environment names, else one of the user’s cache', () => {
  expect(nativeFolder({ CHIAROSCURO_NATIVE_FOLDER: '/n' })).toBe('/n');
  expect(nativeFolder({ XDG_CACHE_HOME: '/c', HOME: '/h' })).toBe(
    '/c/chiaroscuro/tfjs-node-4.22.0',
  );
  expect(nativeFolder({ HOME: '/h' })).toMatch(/^\/h\/(\.cache|Library\/Caches)\/chiaroscuro\//);
});

test('a native library that is not there is named with the way to get it, and WebAssembly serves', async () => {
  vi.stubEnv('CHIAROSCURO_NATIVE_FOLDER', path.join(room, 'nowhere'));
  expect(describeNativeLibrary()).toBe('absent');
  expect(foreseeBackend('auto')?.name).toBe('wasm');
  expect(await chooseBackend('auto')).toMatchObject({
    name: 'wasm',
    reason: 'tensorflow: it is not set up (npm run setup:native).',
  });
});

test('with an addon that does not load, one line says so and WebAssembly serves', async () => {
  vi.stubEnv('CHIAROSCURO_NATIVE_FOLDER', folderWith());
  expect(describeNativeLibrary()).toMatch(/^2\.15\.1 [0-9a-f]{64}$/);
  expect((await chooseBackend('auto')).name).toBe('wasm');
  const model = defineModel({ name: 'never', seed: 1, parameters: {}, train: () => ({}) });
  const { reason, ...choice } = await compareBackends(model);
  expect(choice).toEqual({ backend: 'wasm', isLasting: false });
  expect(reason).toMatch(
    /^tensorflow: its addon does not load: tfjs_binding\.node: [^\n/]+ \(npm run setup:native -- --force\)$/,
  );
});
