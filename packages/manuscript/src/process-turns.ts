import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for a turn to run one more heavy program, so that all stages of a build together run no more
 * of them than the machine can bear. A turn is a file with the id of the process that took it; one
 * whose process is gone is free.
 *
 * @param folder where the files are; shared by all who count.
 * @param count how many may run at once.
 * @param length how long the turn will be, in any unit: of those who wait in all processes the one
 *   with the longest goes first. Without it whoever asks when a turn is free has it.
 * @param signal ends the waiting: the promise is rejected with an AbortError.
 * @returns gives the turn back.
 */
export async function takeTurn(
  folder: string,
  count: number,
  length?: () => number,
  signal?: AbortSignal,
): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const place = length && path.join(folder, `${waiting}${process.pid}-${randomUUID()}`);
  try {
    for (;;) {
      if (place) writeFileSync(place, String(length()));
      if (!place || isFirst(place)) {
        for (let index = 0; index < count; index += 1) {
          const file = path.join(folder, `turn-${index}`);
          if (claim(file)) return () => rmSync(file, { force: true });
        }
      }
      await delay(pause, undefined, signal && { signal });
    }
  } finally {
    if (place) rmSync(place, { force: true });
  }
}

/** Milliseconds between two questions whether a turn is free. */
const pause = 50;
const waiting = 'waiting-';

/** Whether nobody waits who has more to do. Who has not asked for a while is busy, or gone. */
function isFirst(place: string): boolean {
  const folder = path.dirname(place);
  const own = Number(readFileSync(place, 'utf8'));
  return readdirSync(folder)
    .filter((name) => name.startsWith(waiting) && name !== path.basename(place))
    .every((name) => {
      const file = path.join(folder, name);
      try {
        if (Date.now() - statSync(file).mtimeMs > 10 * pause) {
          if (isGone(Number(name.slice(waiting.length).split('-')[0])))
            rmSync(file, { force: true });
          return true;
        }
        const text = readFileSync(file, 'utf8');
        const other = text === '' ? -Infinity : Number(text);
        return other < own || (other === own && file > place);
      } catch {
        // It has its turn now.
        return true;
      }
    });
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
    if (isAbandoned(file)) removeAbandoned(file);
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function isAbandoned(file: string): boolean {
  try {
    return isGone(Number(readFileSync(file, 'utf8')));
  } catch {
    // Given back in this moment.
    return false;
  }
}

/** Moved aside and looked at again: in between another may have removed it, and a third have claimed it. */
function removeAbandoned(file: string): void {
  const aside = `${file}.aside-${randomUUID()}`;
  try {
    renameSync(file, aside);
    if (!isAbandoned(aside)) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
