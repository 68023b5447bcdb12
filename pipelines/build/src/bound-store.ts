import { statSync } from 'node:fs';
import path from 'node:path';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { pruneStore } from '@chiaroscuro/store/prune';

const day = 24 * 60 * 60 * 1000;

/**
 * Drops from the store what has not been used for longest, once a day, when it has grown beyond its
 * bound. A store that cannot be tended is told of by whoever needs it.
 */
export function boundStore(paths: BookPaths): void {
  const marker = path.join(paths.kept, 'last-pruning');
  const last = statSync(marker, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - last < day) return;
  try {
    pruneStore({ folder: paths.store });
    writeAtomically(marker, '');
  } catch {
    // The build is finished, and no result depends on this.
  }
}
