import { mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  describeNativeLibrary,
  foreseeBackend,
  type Backend,
  type BackendChoice,
} from '@chiaroscuro/compute/backend';
import type { BackendComparison } from '@chiaroscuro/compute/compare-backends';
import { float64Versions } from '@chiaroscuro/compute/float64-versions';
import { findNative } from '@chiaroscuro/compute/native-library';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { digestCode } from './code-digest.ts';
import { digest, type ModelSource } from './numbers-recipe.ts';

/** What trains a model, and why where it was compared with another. */
export interface ChosenBackend extends Pick<Backend, 'name' | 'versions'> {
  reason?: string;
}

/** How backends are chosen. */
export interface BackendChoicesOptions {
  wanted: BackendChoice;
  /** Where comparisons are remembered. */
  folder: string;
  /** Without it, `auto` trains with WebAssembly what has not been compared before. */
  compare?(source: ModelSource): Promise<BackendComparison>;
}

/**
 * Chooses what trains each model. Under `auto`, where the native library is there, some steps of a
 * model on both backends decide, once: the outcome is remembered for this code on this machine, as
 * FFTW keeps its wisdom, because numbers depend on it and must not change with the load of a day.
 */
export function backendChoices({
  wanted,
  folder,
  compare,
}: BackendChoicesOptions): (source: ModelSource) => Promise<ChosenBackend> {
  const chosen = new Map<string, Promise<ChosenBackend>>();
  if (wanted !== 'auto' || findNative().state !== 'present') {
    return () => Promise.resolve(foreseeBackend(wanted));
  }
  return (source) => {
    const key = `${source.file} ${source.model}`;
    const known = chosen.get(key) ?? choose(source);
    chosen.set(key, known);
    return known;
  };

  async function choose(source: ModelSource): Promise<ChosenBackend> {
    const file = path.join(folder, `${await subject(source)}.json`);
    const comparison = readComparison(file) ?? (await compareNow(source, file));
    if (!comparison) return foreseeBackend('wasm');
    return { ...foreseeBackend(comparison.backend), reason: comparison.reason };
  }

  async function compareNow(
    source: ModelSource,
    file: string,
  ): Promise<BackendComparison | undefined> {
    const comparison = await compare?.(source);
    if (comparison?.isLasting) {
      mkdirSync(folder, { recursive: true });
      writeAtomically(file, `${JSON.stringify({ model: source.model, ...comparison }, null, 2)}\n`);
    }
    return comparison;
  }
}

/** The digest of all that a comparison follows from: the model, what runs it, and the machine. */
async function subject({ file, model }: ModelSource): Promise<string> {
  // Code that cannot be read is told when it is to be run.
  const code = await digestCode(file).catch(() => ({ digest: '', packages: {} }));
  const runners = [foreseeBackend('wasm').versions, describeNativeLibrary(), float64Versions()];
  return digest(['backends 1', model, code.digest, code.packages, ...runners, os.cpus()[0]?.model]);
}

function readComparison(file: string): BackendComparison | undefined {
  try {
    const { backend, reason, isLasting } = JSON.parse(
      readFileSync(file, 'utf8'),
    ) as BackendComparison;
    const isKnown = backend === 'tensorflow' || backend === 'wasm';
    return isKnown && typeof reason === 'string' ? { backend, reason, isLasting } : undefined;
  } catch {
    // None yet, or one that somebody has edited: the comparison is made again.
    return undefined;
  }
}
