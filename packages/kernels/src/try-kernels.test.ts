import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { compiledKernels } from './compiled-kernels.ts';
import { denseLayersName } from './dense-layers.ts';
import { readKernelSources, type KernelSources } from './kernel-sources.ts';
import { readFaults, versionOf } from './kernel-version.ts';
import { startWasm } from './test-backend.ts';
import { tryKernels } from './try-kernels.ts';

const tf = await startWasm();
const stock = tf.getKernel('BatchMatMul', 'wasm');
const folder = mkdtempSync(path.join(tmpdir(), 'kernels-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('broken kernels are noticed, left out and told, and the others stay', async () => {
  const broken = changed({
    // A tail alone, by one in a thousand; and the last quarter of a tile.
    'column-sums.ts': ['sum += load<f32>(at)', 'sum += load<f32>(at) * 1.001'],
    'tile.ts': ['f32x4.mul(x3, b1)', 'f32x4.mul(x2, b1)'],
  });
  const { version, reason } = await tryKernels(tf, broken, folder);
  expect(version).toBe(`${broken.digest} without matrix product, dense layers`);
  expect(reason).toMatch(/^kernels: .*left out \(matrix product by .*, dense layers by .*\)$/);
  expect(reason).not.toContain('\n');
  expect(tf.getKernel('BatchMatMul', 'wasm')).toBe(stock);
  expect(tf.getKernel(denseLayersName, 'wasm')).toBeUndefined();
  expect(tf.getKernel('AdamUpdate', 'wasm')).toBeDefined();
  // The next run of the same kernels on this machine can be foreseen.
  expect(versionOf(broken.digest, readFaults(folder, broken.digest))).toBe(version);
}, 120_000);

test('kernels that are right are all registered', async () => {
  const sources = readKernelSources();
  expect(await tryKernels(tf, sources, folder)).toEqual({ version: sources.digest });
  expect(tf.getKernel('BatchMatMul', 'wasm')).not.toBe(stock);
  expect(tf.getKernel(denseLayersName, 'wasm')).toBeDefined();
  expect(tf.memory().numTensors).toBe(0);
}, 120_000);

test('equal sources give equal bytes, which know no memory and no data of their own', async () => {
  const sources = readKernelSources();
  const other = mkdtempSync(path.join(folder, 'other-'));
  const [first, second] = [
    await compiledKernels(sources, folder),
    await compiledKernels(sources, other),
  ];
  expect(second).toEqual(first);
  expect(readdirSync(other)).toEqual([`kernels-${sources.digest}.wasm`]);
  const module = await WebAssembly.compile(first);
  expect(WebAssembly.Module.imports(module)).toEqual([
    { module: 'env', name: 'memory', kind: 'memory' },
  ]);
  expect(sectionsOf(first)).not.toContain(dataSection);
}, 120_000);

test('a comment changes nothing, code does', () => {
  const { digest } = readKernelSources();
  expect(changed({ 'adam.ts': ['/**', '/** A comment. */\n/**'] }).digest).toBe(digest);
  expect(changed({ 'adam.ts': ['at += 4', 'at += 8'] }).digest).not.toBe(digest);
});

test('sources that cannot be compiled end in the message of the compiler', async () => {
  const broken = changed({ 'adam.ts': ['let at: usize = 0;', 'let at: usize = nothing;'] });
  await expect(compiledKernels(broken, folder)).rejects.toThrow(/Cannot find name 'nothing'/);
}, 120_000);

/** The sources with one place in some files changed. */
function changed(changes: Record<string, [string, string]>): KernelSources {
  return readKernelSources({
    change(name, text) {
      const [from, to] = changes[name] ?? ['', ''];
      if (!text.includes(from)) throw new Error(`${name} does not hold ${from}`);
      return text.replace(from, to);
    },
  });
}

const dataSection = 11;

/** The numbers of the sections of a module. */
function sectionsOf(bytes: Uint8Array): number[] {
  const sections: number[] = [];
  for (let at = 8; at < bytes.length;) {
    sections.push(bytes[at++]!);
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const part = bytes[at++]!;
      size |= (part & 0x7f) << shift;
      if (part < 0x80) break;
    }
    at += size;
  }
  return sections;
}
