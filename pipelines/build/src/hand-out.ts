import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';

/**
 * Makes sure that the folder for the finished files exists and can be written to, before hours of
 * work depend on it.
 *
 * @throws UserError `build/write-failed`.
 */
export function checkWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder');
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new UserError({
      code: 'build/write-failed',
      severity: 'error',
      message: `cannot write to ${path.basename(folder)}/: ${(error as Error).message}`,
      hint: 'Make the folder writable (chmod u+w), or move it away; what is in it was left as it was.',
    });
  }
}

/** Copies a finished file to where people look for it, unless the same bytes are there already. */
export function handOut(from: string, to: string): void {
  const bytes = readFileSync(from);
  if (existsSync(to) && readFileSync(to).equals(bytes)) return;
  writeAtomically(to, bytes);
}
