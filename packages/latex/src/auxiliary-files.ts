import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Path below the work folder to a hash of the contents. */
export type AuxiliaryState = Map<string, string>;

/** Products and transcripts: TeX writes them but never reads them back. */
const NEVER_READ_BACK = /\.(pdf|log|fls|synctex\.gz|blg|ilg|run\.xml)$/;

/** Written for a companion, whose product is what TeX reads. */
const FOR_COMPANIONS = /\.(bcf|idx)$/;

/** The state of all files in a private work folder that a later pass might read. */
export async function readAuxiliaryState(workFolder: string): Promise<AuxiliaryState> {
  const entries = await readdir(workFolder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !NEVER_READ_BACK.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(workFolder.length + 1))
    .sort();
  const state: AuxiliaryState = new Map();
  for (const name of names) {
    const contents = await readFile(join(workFolder, name));
    state.set(name, createHash('sha256').update(contents).digest('hex'));
  }
  return state;
}

/** Files that TeX itself would read differently in the next pass. */
export function movedFiles(before: AuxiliaryState, after: AuxiliaryState): string[] {
  return [...after.keys()].filter(
    (name) => !FOR_COMPANIONS.test(name) && before.get(name) !== after.get(name),
  );
}
