import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '@chiaroscuro/compute/random';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { verifyStore } from '@chiaroscuro/store/verify';
import type { Workspace } from './harness/workspace.ts';
import { makeEnrichedWorkspace, texEnvironment } from './mutation/enriched-book.ts';

const minutes = 900_000;
const seed = 20261123;
const kills = 50;

let workspace: Workspace;
let undisturbed: Record<string, string>;
/** Of a whole build, in milliseconds. */
let duration: number;

beforeAll(async () => {
  workspace = makeEnrichedWorkspace();
  const started = performance.now();
  await build();
  duration = performance.now() - started;
  undisturbed = pdfs();
}, minutes);
afterAll(() => workspace.remove());

test(
  `builds and watches that are killed at ${kills} moments leave a clean store and nothing that changes the next build`,
  async () => {
    const { uniform } = seededRandom(seed);
    forgetEverything();
    for (let kill = 0; kill < kills; kill++) {
      // What earlier builds have kept shortens those that follow: now and then they begin anew.
      if (kill % 20 === 0) forgetEverything();
      else if (kill % 5 === 0) workspace.forgetTasks();
      const isWatch = kill % 5 === 4;
      const running = workspace.start(
        {
          env: texEnvironment(workspace),
          detached: true,
          program: isWatch ? 'watch' : 'build',
        },
        ...(isWatch ? ['--port', '0'] : []),
      );
      // More often early, when builds that find something in the store do their work.
      const timer = setTimeout(
        () => killProgram(running.pid!, isWatch || kill % 2 === 0),
        200 + uniform() ** 2 * duration,
      );
      await running;
      clearTimeout(timer);
      expect((await verifyStore(bookPaths(workspace.book).store)).damaged, `kill ${kill}`).toEqual(
        [],
      );
    }
    workspace.forgetTasks();
    await build();
    expect(pdfs()).toEqual(undisturbed);
    expect((await verifyStore(bookPaths(workspace.book).store)).damaged).toEqual([]);
  },
  minutes,
);

async function build(): Promise<void> {
  const { all, exitCode } = await workspace.start({ env: texEnvironment(workspace) });
  expect(exitCode, all).toBe(0);
}

/** Kills a build alone, whose stages have to notice, or a program with all that it has started. */
function killProgram(pid: number, withAll: boolean): void {
  try {
    process.kill(withAll ? -pid : pid, 'SIGKILL');
  } catch (error) {
    // It was faster.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Forgets everything that was built, the store too. */
function forgetEverything(): void {
  const { book } = workspace;
  const folders = ['chapters/wave', 'editions/screen', 'editions/print'].map((folder) =>
    path.join(book, folder, 'build'),
  );
  workspace.forgetTasks();
  for (const folder of [workspace.path('dist'), workspace.path('.chiaroscuro'), ...folders]) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

function pdfs(): Record<string, string> {
  const dist = workspace.path('dist');
  const names = readdirSync(dist).filter((name) => name.endsWith('.pdf'));
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(path.join(dist, name), 'base64')]),
  );
}
