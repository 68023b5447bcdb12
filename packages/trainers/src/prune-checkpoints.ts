import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { readCheckpoint, type Checkpoint } from './checkpoint-file.ts';

/**
 * Removes the checkpoints that no training will go on from: damaged ones, those of code that has
 * changed, and what a process that was killed has left of its attempts to write one.
 *
 * @param isPresent whether the code that a checkpoint belongs to is still the code of its file.
 * @returns how many were removed.
 */
export async function pruneCheckpoints(
  folder: string,
  isPresent: (checkpoint: Checkpoint) => Promise<boolean>,
): Promise<number> {
  if (!existsSync(folder)) return 0;
  let removed = 0;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.startsWith('.')) {
      if (isOld(file)) rmSync(file, { force: true });
      continue;
    }
    const checkpoint = readCheckpoint(file);
    if (!checkpoint || (!('damage' in checkpoint) && (await isPresent(checkpoint)))) continue;
    rmSync(file, { force: true });
    removed += 1;
  }
  return removed;
}

/** Nobody writes for a minute. */
function isOld(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > 60_000;
}
