import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const recording = new AsyncLocalStorage<Set<string>>();

/**
 * Runs a figure's code and records which files it opens, in whatever way of Node's `fs`: a data file
 * is part of what its numbers are made from, and nobody has to declare it.
 *
 * @param files gets the absolute paths.
 */
export function recordReads<Result>(files: Set<string>, body: () => Result): Result {
  watchFileSystem();
  return recording.run(files, body);
}

let isWatching = false;

function watchFileSystem(): void {
  if (isWatching) return;
  isWatching = true;
  for (const name of [
    'readFileSync',
    'readFile',
    'openSync',
    'open',
    'createReadStream',
  ] as const) {
    watchFunction(fs, name);
  }
  for (const name of ['readFile', 'open'] as const) watchFunction(fs.promises, name);
  // Whoever has imported the functions by name gets the watched ones too.
  syncBuiltinESMExports();
}

function watchFunction<Name extends string>(
  library: Record<Name, (...parameters: never[]) => unknown>,
  name: Name,
): void {
  const original = library[name] as (...parameters: unknown[]) => unknown;
  const watched = function (this: unknown, ...parameters: unknown[]): unknown {
    note(parameters[0]);
    return original.apply(this, parameters);
  };
  library[name] = Object.assign(watched, original);
}

function note(file: unknown): void {
  const files = recording.getStore();
  if (!files) return;
  if (file instanceof URL && file.protocol === 'file:') files.add(fileURLToPath(file));
  else if (typeof file === 'string') files.add(path.resolve(file));
  else if (Buffer.isBuffer(file)) files.add(path.resolve(file.toString()));
}
