import { cpSync, existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { decodeEvent } from '@chiaroscuro/console/events';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { planBuild, type PlannedStep } from '@chiaroscuro/recipes/plan-build';
import { openStore } from '@chiaroscuro/store/open-store';
import { faultBench } from '../harness/faults.ts';
import type { Workspace } from '../harness/workspace.ts';
import { makeEnrichedWorkspace, texEnvironment } from './enriched-book.ts';
import { editions, readResults, type Results } from './results.ts';

/** Changes one file of the book; `undefined` stands for a file that is not there. */
export type Change = (file: string, edit: (text: string) => string | undefined) => void;

/** A book that is mutated, built, and put back. */
export interface MutationBench {
  workspace: Workspace;
  change: Change;
  /** Puts sources and build/ back as they were after the first build; the store keeps what it has. */
  restore(): void;
  /** Builds and tells which steps were really done. */
  build(...options: string[]): Promise<string[]>;
  /** What `npm run plan` says. */
  plan(backend?: 'cpu'): Promise<PlannedStep[]>;
  results(): Results;
}

/** A bench with a first build on it. */
export async function openMutationBench(): Promise<MutationBench> {
  const workspace = makeEnrichedWorkspace();
  const { change, repair } = faultBench(workspace);
  const { book } = workspace;
  const healthy = workspace.path('healthy');
  const built = ['chapters/wave/build', ...editions.map((name) => `editions/${name}/build`)];
  await build(workspace);
  for (const folder of built) {
    cpSync(path.join(book, folder), path.join(healthy, folder), { recursive: true });
  }
  return {
    workspace,
    change,
    build: (...options) => build(workspace, ...options),
    plan: (backend) => plan(workspace, backend),
    results: () => readResults(book),
    restore() {
      repair();
      removeEmptyFolders(path.join(book, 'chapters/wave/figures'));
      for (const folder of built) {
        rmSync(path.join(book, folder), { recursive: true, force: true });
        cpSync(path.join(healthy, folder), path.join(book, folder), { recursive: true });
      }
    },
  };
}

/** The step of a plan as the events of a build name it. */
export function stepName({ verb, subject, edition }: PlannedStep): string {
  return `${verb} ${subject}${edition ? ` (${edition})` : ''}`;
}

const steps = new Set(['compute', 'draw', 'typeset']);

async function build(workspace: Workspace, ...options: string[]): Promise<string[]> {
  const running = workspace.start({ env: texEnvironment(workspace) }, '--events', ...options);
  const { all, exitCode } = await running;
  const events = all.split('\n').flatMap((line) => decodeEvent(line) ?? []);
  if (exitCode !== 0) {
    const faults = events.filter(({ type }) => type === 'diagnostic');
    throw new Error(`the build failed:\n${JSON.stringify(faults, null, 1)}\n${all.slice(-2000)}`);
  }
  return events
    .flatMap((event) => (event.type === 'finished' && steps.has(event.stage) ? [event] : []))
    .map(({ stage, subject }) => `${stage} ${subject}`)
    .sort();
}

async function plan(workspace: Workspace, backend: 'cpu' | 'auto' = 'auto') {
  const book = readBook(workspace.book);
  const refuse = (item: { message: string }): void => {
    throw new Error(item.message);
  };
  const store = openStore({ folder: book.paths.store, onDamage: refuse, onTrouble: refuse });
  const planned = await planBuild({ book, store, backend, editions });
  // Trainings are steps of their figures' numbers.
  return planned.filter(({ verb }) => steps.has(verb));
}

function removeEmptyFolders(folder: string): void {
  for (const name of readdirSync(folder)) {
    const each = path.join(folder, name);
    if (existsSync(each) && readdirSync(each).length === 0) rmdirSync(each);
  }
}
