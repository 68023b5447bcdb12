import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { systemFailure } from '@chiaroscuro/diagnostics/system-failure';
import { findUpwards } from './paths.ts';

/**
 * Writes a file so that whoever reads it finds the old contents or the new ones, never a part:
 * into a file beside it first, then renamed.
 *
 * @throws UserError `build/write-failed` when the file cannot be written; the old one stays.
 */
export function writeAtomically(file: string, contents: string | Uint8Array): void {
  writeTogether(new Map([[file, contents]]));
}

/**
 * Writes several files that belong together: all are written beside the old ones before the first
 * takes its place, so that a full disk leaves all old ones.
 *
 * @throws UserError `build/write-failed` when one of them cannot be written.
 */
export function writeTogether(files: ReadonlyMap<string, string | Uint8Array>): void {
  const fresh = new Map([...files.keys()].map((file) => [file, freshName(file)]));
  let current = '';
  try {
    for (const [file, contents] of files) {
      current = file;
      mkdirSync(path.dirname(file), { recursive: true });
      checkReplaceable(file);
      writeFileSync(fresh.get(file)!, contents, { flush: true });
    }
    for (const file of files.keys()) {
      current = file;
      renameSync(fresh.get(file)!, file);
    }
  } catch (error) {
    throw writeFailed(current, error);
  } finally {
    for (const name of fresh.values()) removeQuietly(name);
  }
}

/**
 * Replaces a folder by one that `fill` writes: `fill` is given an empty folder beside it, which
 * takes the old one's place only when `fill` has succeeded.
 *
 * @throws UserError `build/write-failed` when the new folder cannot be written; the old one stays.
 */
export async function replaceFolder(
  folder: string,
  fill: (fresh: string) => void | Promise<void>,
): Promise<void> {
  try {
    mkdirSync(path.dirname(folder), { recursive: true });
    removeLeftovers(folder);
    // Others may read it, as umask says; what mkdtemp makes is its maker's alone.
    const fresh = `${folder}${partial}${randomUUID()}`;
    mkdirSync(fresh);
    try {
      await fill(fresh);
      // A rename cannot replace a folder that holds files, so the old one steps aside first.
      const old = mkdtempSync(`${folder}${partial}`);
      if (existsSync(folder)) renameSync(folder, path.join(old, 'old'));
      renameSync(fresh, folder);
    } finally {
      removeLeftovers(folder);
    }
  } catch (error) {
    throw writeFailed(folder, error);
  }
}

const partial = '.partial-';

/** What a process that was killed has left of its attempts to replace `folder`. */
function removeLeftovers(folder: string): void {
  const prefix = path.basename(folder) + partial;
  for (const name of readdirSync(path.dirname(folder))) {
    if (name.startsWith(prefix))
      rmSync(path.join(path.dirname(folder), name), { recursive: true, force: true });
  }
}

function freshName(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}${partial}`);
}

/** A folder or a protected file in the way is noticed before anything is replaced. */
function checkReplaceable(file: string): void {
  if (existsSync(file)) closeSync(openSync(file, 'r+'));
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Whatever keeps it from being removed kept it from being written, which is reported.
  }
}

function writeFailed(file: string, error: unknown): unknown {
  const failure = systemFailure(error, shownPath(file));
  if (failure?.code !== 'build/write-failed') return error;
  const message = `cannot be written: ${failure.message}; nothing was replaced`;
  return new UserError({ ...failure, message });
}

function shownPath(file: string): string {
  const project = projectAbove(path.dirname(file));
  return project ? path.relative(project, file).split(path.sep).join('/') : file;
}

/** The outermost folder with a turbo.json: chapters and editions have one of their own. */
function projectAbove(folder: string): string | undefined {
  const found = findUpwards('turbo.json', folder);
  if (!found || found === path.dirname(found)) return found;
  return projectAbove(path.dirname(found)) ?? found;
}
