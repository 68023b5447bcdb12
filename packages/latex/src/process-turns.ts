import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  // A link appears with its contents: whoever is killed here leaves no file that names nobody.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // Claimed in the next round, like any other.
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function isAbandoned(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
