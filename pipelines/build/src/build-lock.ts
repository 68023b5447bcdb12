import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** The right to write the project's build folders. */
export interface BuildLock {
  /** The lock was left by a build that was killed; its last stages may still be about to notice. */
  takenOver: boolean;
  release(): void;
}

/**
 * Takes the project's build lock, so that two builds never write the same files. A lock whose
 * process is gone (a build that was killed) is taken over.
 *
 * @throws UserError `build/locked` when another build is running.
 */
export function takeBuildLock(project: string, build: string): BuildLock {
  const file = path.join(project, '.turbo', 'build.lock');
  mkdirSync(path.dirname(file), { recursive: true });
  let takenOver = false;
  const claim = JSON.stringify({ pid: process.pid, build });
  try {
    writeFileSync(file, claim, { flag: 'wx' });
  } catch {
    const holder = readHolder(file);
    if (holder !== undefined && isRunning(holder)) {
      throw new UserError({
        code: 'build/locked',
        severity: 'error',
        message: `another build of this project is running (process ${holder})`,
        hint: 'Wait for it to end, or stop it.',
      });
    }
    takenOver = true;
    writeFileSync(file, claim);
  }
  return { takenOver, release: () => rmSync(file, { force: true }) };
}

function readHolder(file: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
