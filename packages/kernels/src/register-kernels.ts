import type Tensorflow from '@tensorflow/tfjs';
import { buildFolder } from './compiled-kernels.ts';
import { readKernelSources } from './kernel-sources.ts';
import { readFaults, versionOf } from './kernel-version.ts';
import { tryKernels, type RegisteredKernels } from './try-kernels.ts';

/**
 * Registers the kernels for the WebAssembly backend, which must be the present one; see `tryKernels`.
 * For one backend this happens once. Nothing that goes wrong here keeps TensorFlow.js from working:
 * without the kernels it is slower.
 */
export function registerKernels(tf: typeof Tensorflow): Promise<RegisteredKernels> {
  const backend = tf.backend();
  const known = registered.get(backend);
  if (known) return known;
  const fresh = start(tf).catch((error: unknown) => ({
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
    return versionOf(digest, readFaults(buildFolder, digest));
  } catch {
    return none;
  }
}

const registered = new WeakMap<object, Promise<RegisteredKernels>>();

/** The version where there are no kernels, because they cannot be compiled. */
const none = 'none';

async function start(tf: typeof Tensorflow): Promise<RegisteredKernels> {
  return tryKernels(tf, readKernelSources(), buildFolder);
}

/** The first line of a message, without the paths of this machine. */
function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/(\nRequire stack| imported from ).*$/, '');
}
