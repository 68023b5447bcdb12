import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { runner } from './runner.ts';

const project = path.resolve(import.meta.dirname, '../..');

/** What a build printed and how it ended. */
export interface BuildOutcome {
  output: string;
  exitCode: number | undefined;
  /** Lines of finished things of one stage: what this build has really done. */
  built(stage: string): string[];
}

/** A build that has been started; awaited, it tells what it printed and how it ended. */
export type RunningBuild = ReturnType<typeof startBuild>;

/** What is unusual about the process of a build. */
export interface Circumstances {
  env?: Record<string, string>;
  /** The user who runs it. */
  uid?: number;
  gid?: number;
  /** What is started instead of a build. */
  program?: 'build' | 'watch' | 'site' | 'review';
  /** Whether it leads a process group of its own, as the programs of a terminal do. */
  detached?: boolean;
}

/** A copy of the project with the tiny book, to be edited and broken at will. */
export interface Workspace {
  root: string;
  /** The folder of the tiny book. */
  book: string;
  /** A path inside the workspace. */
  path(...parts: string[]): string;
  build(...options: string[]): Promise<BuildOutcome>;
  /** Starts a build that the test itself follows, signals or runs as somebody else. */
  start(circumstances: Circumstances, ...options: string[]): RunningBuild;
  /** Starts a build and kills it, as hard as can be, after `milliseconds`. */
  buildAndKill(milliseconds: number): Promise<void>;
  /** Takes from builds all memory but the store, so that every stage runs and asks it. */
  forgetTasks(): void;
  remove(): void;
}

/** Copies the project, without what was built, and links the installed packages. */
export function makeWorkspace(): Workspace {
  const root = mkdtempSync(path.join(tmpdir(), 'chiaroscuro-workspace-'));
  for (const name of [
    'package.json',
    'package-lock.json',
    'turbo.json',
    'tsconfig.base.json',
    'packages',
    'pipelines',
  ]) {
    cpSync(path.join(project, name), path.join(root, name), { recursive: true });
  }
  const book = path.join(root, 'tests', 'tiny-book');
  cpSync(path.join(project, 'tests', 'tiny-book'), book, {
    recursive: true,
    filter: (file) => path.basename(file) !== 'build',
  });
  symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
  const start = (circumstances: Circumstances, ...options: string[]) =>
    startBuild(root, circumstances, options);

  return {
    root,
    book,
    path: (...parts) => path.join(root, ...parts),
    start,
    async build(...options) {
      const { all, exitCode } = await start({}, ...options);
      return {
        output: all,
        exitCode,
        built: (stage) =>
          all.split('\n').filter((line) => line.startsWith(`  ${stage.padEnd(11)}`)),
      };
    },
    async buildAndKill(milliseconds) {
      const running = start({});
      setTimeout(() => running.kill('SIGKILL'), milliseconds);
      await running;
    },
    forgetTasks() {
      for (const name of ['.turbo', '.chiaroscuro/last-builds']) {
        rmSync(path.join(root, name), { recursive: true, force: true, maxRetries: 10 });
      }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function startBuild(
  root: string,
  { env, program = 'build', ...rest }: Circumstances,
  options: readonly string[],
) {
  const main = path.join(root, 'pipelines', program, 'src', 'main.ts');
  return execa('node', [runner, main, '--book', 'tests/tiny-book', ...options], {
    ...rest,
    cwd: root,
    all: true,
    reject: false,
    env: { CI: 'true', NO_COLOR: '1', ...env },
  });
}
