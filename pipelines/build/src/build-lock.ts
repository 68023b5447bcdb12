import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** The right to write the project's build folders. */
export interface BuildLock {
  release(): void;
}

/**
 * Takes the project's build lock, so that two builds never write the same files. A lock whose
 * process is gone (a build that was killed) is taken over; its last stages are given time to notice
 * that it is gone, and builds that take it over together see which of them came last.
 *
 * @throws UserError `build/locked` when another build is running.
 */
export async function takeBuildLock(project: string, build: string): Promise<BuildLock> {
  const file = path.join(project, '.turbo', 'build.lock');
  mkdirSync(path.dirname(file), { recursive: true });
  const claim = JSON.stringify({ pid: process.pid, build });
  try {
    writeFileSync(file, claim, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    refuseIfHeld(file, project);
    writeFileSync(file, claim);
    await delay(orphansNotice);
    refuseIfHeld(file, project);
  }
  return { release: () => rmSync(file, { force: true }) };
}

/** Milliseconds in which the stages of a build that was killed notice it (see run-stage). */
const orphansNotice = 1000;

function refuseIfHeld(file: string, project: string): void {
  const holder = readHolder(file);
  if (holder === undefined || holder === process.pid || !isRunning(holder)) return;
  const shown = path.relative(project, file).split(path.sep).join('/');
  throw new UserError({
    code: 'build/locked',
    severity: 'error',
    message: `another build of this project is running (process ${holder}); this one has changed nothing`,
    place: { file: shown },
    hint: `Wait for it to end, or stop it. If process ${holder} is no build, remove ${shown}.`,
  });
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
