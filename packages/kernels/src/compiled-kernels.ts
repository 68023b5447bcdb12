import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Worker, threadId } from 'node:worker_threads';
import { compilerFlags, type KernelSources } from './kernel-sources.ts';

/**
 * The WebAssembly of the kernels. It is compiled when it is first needed, and again when its sources
 * have changed; equal sources give equal bytes.
 *
 * @param folder where compiled modules are kept, by the digest of their sources.
 * @throws Error with the compiler's messages.
 */
export async function compiledKernels(
  sources: KernelSources,
  folder: string = buildFolder,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = path.join(folder, `kernels-${sources.digest}.wasm`);
  if (existsSync(file)) return Uint8Array.from(readFileSync(file));
  const bytes = await compile(sources.files);
  // Several processes may be doing the same: each writes a file of its own, and any of them will do.
  const fresh = `${file}.${process.pid}-${threadId}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(fresh, bytes);
  renameSync(fresh, file);
  return bytes;
}

/** Where compiled kernels are kept. */
export const buildFolder = path.join(import.meta.dirname, '..', 'build');

async function compile(files: ReadonlyMap<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./compile-in-thread.mjs', import.meta.url), {
    workerData: { files, flags: compilerFlags },
    execArgv: [],
  });
  const [answer] = (await once(worker, 'message')) as [Answer];
  await worker.terminate();
  if ('complaint' in answer) throw new Error(answer.complaint);
  return answer.bytes;
}

type Answer = { complaint: string } | { bytes: Uint8Array<ArrayBuffer> };
