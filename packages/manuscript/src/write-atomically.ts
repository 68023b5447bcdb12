import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  const partial = path.join(folder, `.${path.basename(file)}.${process.pid}.partial`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(partial, contents, { flush: true });
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw writeFailed(file, error);
  }
}

/**
 * Replaces a folder by one that `fill` writes: `fill` is given an empty folder beside it, which
 * takes the old one's place only when `fill` has succeeded.
 *
 * @throws UserError `build/write-failed` when the new folder cannot take its place.
 */
export async function replaceFolder(
  folder: string,
  fill: (fresh: string) => void | Promise<void>,
): Promise<void> {
  let fresh: string;
  try {
    mkdirSync(path.dirname(folder), { recursive: true });
    fresh = mkdtempSync(`${folder}.partial-`);
  } catch (error) {
    throw writeFailed(folder, error);
  }
  try {
    await fill(fresh);
    // A rename cannot replace a folder that holds files; between the two steps the folder is
    // missing, which the next build mends because the stage has not yet reported success.
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function writeFailed(file: string, error: unknown): UserError {
  return new UserError({
    code: 'build/write-failed',
    severity: 'error',
    message: `cannot write ${file}: ${(error as Error).message}`,
    hint: 'Check that the folder may be written to and that the disk is not full; nothing was replaced.',
  });
}
