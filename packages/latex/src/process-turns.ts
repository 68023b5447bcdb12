import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for a turn to run one more TeX, so that all stages of a build together run no more of them
 * than the machine has cores. A turn is a file with the id of the process that took it; one whose
 * process is gone is free.
 *
 * @param folder where the files are; shared by all who count.
 * @param count how many may run at once.
 * @returns gives the turn back.
 */
export async function takeTurn(folder: string, count: number): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    for (let index = 0; index < count; index += 1) {
      const file = path.join(folder, `turn-${index}`);
      if (claim(file)) return () => rmSync(file, { force: true });
    }
    await delay(50);
  }
}

function claim(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // Removing what is abandoned is left to one, and claiming it to the next round of everyone.
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  }
}

function isAbandoned(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // A file without a number is one whose process was ended before it could write it, or is writing it.
    if (!pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
