import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/**
 * Writes a file so that whoever reads it finds the old contents or the new ones, never a part:
 * into a file beside it first, then renamed.
 *
 * @throws UserError `build/write-failed` when the file cannot be written; the old one stays.
 */
export function writeAtomically(file: string, contents: string | Uint8Array): void {
  const folder = path.dirname(file);
  const fresh = path.join(folder, `.${path.basename(file)}.${process.pid}${partial}`);
  try {
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(fresh, contents, { flush: true });
      renameSync(fresh, file);
    } finally {
      rmSync(fresh, { force: true });
    }
  } catch (error) {
    throw writeFailed(file, error);
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
    const fresh = mkdtempSync(`${folder}${partial}`);
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
    throw isSystemError(error) ? writeFailed(folder, error) : error;
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

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function writeFailed(file: string, error: unknown): UserError {
  return new UserError({
    code: 'build/write-failed',
    severity: 'error',
    message: `cannot write ${file}: ${(error as Error).message}`,
    hint: 'Check that the folder may be written to and that the disk is not full; nothing was replaced.',
  });
}
