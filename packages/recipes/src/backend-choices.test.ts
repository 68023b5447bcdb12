import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { BackendComparison } from '@chiaroscuro/compute/compare-backends';
import { addonName, bindingVersion, manifestFile } from '@chiaroscuro/compute/native-library';
import { backendChoices } from './backend-choices.ts';

const room = mkdtempSync(path.join(tmpdir(), 'backend-choices-'));
const native = path.join(room, 'native');
const folder = path.join(room, 'kept');
const source = { file: path.join(room, 'net.ts'), model: 'net' };
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(room, { recursive: true });
});

/** A machine with a native library, as far as can be told without loading it. */
beforeEach(() => {
  mkdirSync(native, { recursive: true });
  writeFileSync(path.join(native, addonName), 'x');
  const { name, text } = manifestFile({
    platform: `${process.platform}-${process.arch}`,
    tfjsNode: bindingVersion,
    tensorflow: '2.15.1',
    source: 'a test',
    files: { [addonName]: { bytes: 1, sha256: 'abc' } },
  });
  writeFileSync(path.join(native, name), text);
  vi.stubEnv('CHIAROSCURO_NATIVE_FOLDER', native);
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(source.file, 'export const steps = 10;\n');
});

const faster = { backend: 'tensorflow', reason: 'twice as fast', isLasting: true } as const;

/** What a stage chooses that starts now, and how often it has compared. */
async function choose(comparison: BackendComparison) {
  const compare = vi.fn(() => Promise.resolve(comparison));
  const choice = await backendChoices({ wanted: 'auto', folder, compare })(source);
  return { name: choice.name, reason: choice.reason, compared: compare.mock.calls.length };
}

test('a model is compared once on a machine, and again when its code changes', async () => {
  const slower = { ...faster, backend: 'wasm', reason: 'half as fast' } as const;
  expect(await choose(faster)).toEqual({
    name: 'tensorflow',
    reason: 'twice as fast',
    compared: 1,
  });
  expect(await choose(slower)).toEqual({
    name: 'tensorflow',
    reason: 'twice as fast',
    compared: 0,
  });
  writeFileSync(source.file, '// a comment\nexport const steps = 10;\n');
  expect((await choose(slower)).compared).toBe(0);
  writeFileSync(source.file, 'export const steps = 20;\n');
  expect(await choose(slower)).toEqual({ name: 'wasm', reason: 'half as fast', compared: 1 });
});

test('another native library is another machine', async () => {
  await choose(faster);
  vi.stubEnv('CHIAROSCURO_NATIVE_FOLDER', path.join(room, 'nowhere'));
  expect(await choose(faster)).toEqual({ name: 'wasm', reason: undefined, compared: 0 });
});

test('a comparison that would come out otherwise tomorrow is not remembered, nor is a damaged one', async () => {
  await choose({ backend: 'wasm', reason: 'it does not load', isLasting: false });
  expect((await choose(faster)).compared).toBe(1);
  const [name] = readdirSync(folder);
  writeFileSync(path.join(folder, name!), '{"backend":"ten');
  expect((await choose(faster)).compared).toBe(1);
});

test('a backend that is asked for by name is taken, and what may not compare takes WebAssembly', async () => {
  const never = vi.fn(() => Promise.resolve(faster));
  const byName = backendChoices({ wanted: 'cpu', folder, compare: never });
  expect((await byName(source)).name).toBe('cpu');
  expect(never).not.toHaveBeenCalled();
  const ofPlan = backendChoices({ wanted: 'auto', folder });
  expect(await ofPlan(source)).toMatchObject({ name: 'wasm' });
});
