import type Tensorflow from '@tensorflow/tfjs';
import type { Tensor } from '@tensorflow/tfjs';
import { compiledKernels } from './compiled-kernels.ts';
import { rememberFaults, versionOf } from './kernel-version.ts';
import { openHeap, type WasmBackend } from './heap.ts';
import { registerGroups, type KernelGroup } from './kernel-groups.ts';
import type { KernelSources } from './kernel-sources.ts';
import { selfTests, type SelfTest } from './self-test.ts';

/** What became of the kernels. */
export interface RegisteredKernels {
  /** What numbers depend on, for provenance: the digest of the kernels, and which of them were left out. */
  version: string;
  /** Why some of them were left out, in one line. */
  reason?: string;
}

/**
 * Compiles kernels, if that has not been done before, registers them for the WebAssembly backend, which
 * must be the present one, and compares each with what it replaces. A group that differs is left out.
 *
 * @throws Error when they cannot be compiled, or not be instantiated on the backend's heap.
 */
export async function tryKernels(
  tf: typeof Tensorflow,
  sources: KernelSources,
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
  rememberFaults(folder, sources.digest, faults);
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
