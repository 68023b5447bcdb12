import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type Tensorflow from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { buildFolder, compiledKernels } from './compiled-kernels.ts';
import { openHeap, type WasmBackend } from './heap.ts';
import { registerGroups, type KernelGroup } from './kernel-groups.ts';
import { readKernelSources, type KernelSources } from './kernel-sources.ts';
import { selfTests, type SelfTest } from './self-test.ts';

/** What became of the kernels. */
export interface RegisteredKernels {
  /** What numbers depend on, for provenance: the digest of the kernels, and which of them were left out. */
  version: string;
  /** Why some of them were left out, in one line. */
  reason?: string;
}

/**
 * Compiles the kernels, if that has not been done before, registers them for the WebAssembly backend,
 * which must be the present one, and compares each with what it replaces. What differs is left out.
 * For one backend this happens once. Nothing that goes wrong here keeps TensorFlow.js from working.
 */
export function registerKernels(
  tf: typeof Tensorflow,
  { sources, folder = buildFolder }: { sources?: KernelSources; folder?: string } = {},
): Promise<RegisteredKernels> {
  const backend = tf.backend();
  const known = registered.get(backend);
  if (known) return known;
  const fresh = register(tf, sources, folder).catch((error: unknown) => ({
    version: none,
    reason: `kernels: they were left out, because ${firstLine(error)}`,
  }));
  registered.set(backend, fresh);
  return fresh;
}

/** The version that `registerKernels` will return, told without loading anything. */
export function foreseeKernels(): string {
  try {
    const { digest } = readKernelSources();
    return versionOf(digest, readFaults(faultsFile(buildFolder, digest)));
  } catch {
    return none;
  }
}

const registered = new WeakMap<object, Promise<RegisteredKernels>>();

const none = 'none';

async function register(
  tf: typeof Tensorflow,
  sources: KernelSources = readKernelSources(),
  folder: string,
): Promise<RegisteredKernels> {
  const bytes = await compiledKernels(sources, folder);
  const tests = selfTests();
  const expected = tests.map(({ compute, compose = compute }) => numbersOf(tf, compose));
  const restore = registerGroups(tf, await openHeap(tf.backend() as WasmBackend, bytes));
  const differences = new Map<KernelGroup, number>();
  tests.forEach((test, i) => {
    const difference = differenceOf(tf, test, expected[i]!);
    if (!(difference <= tolerance) && !differences.has(test.group)) {
      differences.set(test.group, difference);
    }
  });
  differences.forEach((_, group) => restore(group));
  const faults = [...differences.keys()];
  rememberFaults(faultsFile(folder, sources.digest), faults);
  const version = versionOf(sources.digest, faults);
  if (faults.length === 0) return { version };
  const list = [...differences].map(([group, by]) => `${group} by ${by.toExponential(0)}`);
  return {
    version,
    reason: `kernels: those that differ from the stock ones on this machine were left out (${list.join(', ')})`,
  };
}

/** Relative to the largest magnitude: some twenty roundings of float32. */
const tolerance = 2e-6;

function differenceOf(
  tf: typeof Tensorflow,
  { compute }: SelfTest,
  expected: readonly ArrayLike<number>[],
): number {
  try {
    const found = numbersOf(tf, compute);
    return Math.max(...expected.map((numbers, i) => relativeDifference(found[i]!, numbers)));
  } catch {
    return Infinity;
  }
}

function relativeDifference(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let largest = 0;
  let difference = 0;
  for (let i = 0; i < expected.length; i++) {
    largest = Math.max(largest, Math.abs(expected[i]!));
    difference = Math.max(difference, Math.abs(found[i]! - expected[i]!));
  }
  return difference / largest;
}

function numbersOf(
  tf: typeof Tensorflow,
  compute: (tf: typeof Tensorflow) => Tensor[],
): ArrayLike<number>[] {
  tf.engine().startScope();
  try {
    return compute(tf).map((tensor) => tensor.dataSync());
  } finally {
    tf.engine().endScope();
  }
}

function versionOf(digest: string, faults: readonly string[]): string {
  return faults.length === 0 ? digest : `${digest} without ${faults.join(', ')}`;
}

/** What a self-test has found on this machine, so that the next version can be foreseen. */
function faultsFile(folder: string, digest: string): string {
  return path.join(folder, `kernels-${digest}.faults.json`);
}

function readFaults(file: string): string[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

function rememberFaults(file: string, faults: readonly string[]): void {
  if (faults.length === 0) return rmSync(file, { force: true });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(faults));
}

function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/ imported from .*$/, '');
}
