import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { systemFailure } from '@chiaroscuro/diagnostics/system-failure';
import { writeTogether } from '@chiaroscuro/manuscript/write-atomically';

/**
 * Makes sure that the folder for the finished files exists and can be written to, before hours of
 * work depend on it.
 *
 * @throws UserError `build/write-failed`.
 */
export function checkWritable(folder: string): void {
  const shown = `${path.basename(folder)}/`;
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw unusable(shown, 'it is a file', 'Move the file away, or give it another name.');
  }
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = systemFailure(error)?.message;
    if (reason === undefined) throw error;
    throw unusable(shown, reason, `Make it writable (chmod u+w ${shown}), or move it away.`);
  }
}

function unusable(folder: string, reason: string, hint: string): UserError {
  return new UserError({
    code: 'build/write-failed',
    severity: 'error',
    message: `the finished files belong here, but ${reason}; nothing was built or replaced`,
    place: { file: folder },
    hint,
  });
}

/**
 * Puts finished files where people look for them: all of them or, when one cannot be written, none.
 * Files that hold the same bytes already are left alone.
 *
 * @throws UserError `build/write-failed`.
 */
export function handOut(files: ReadonlyMap<string, Uint8Array>): void {
  const changed = [...files].filter(
    ([file, bytes]) => !existsSync(file) || !readFileSync(file).equals(bytes),
  );
  writeTogether(new Map(changed));
}
