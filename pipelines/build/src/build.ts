import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pc from 'picocolors';
import { formatDuration } from '@chiaroscuro/console/format-duration';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { takeBuildLock } from './build-lock.ts';
import { planBuild, type BuildPlan } from './build-plan.ts';
import { writeBuildRecord, type FileRecord } from './build-record.ts';
import { createDisplay, type Display, type Screen } from './display.ts';
import { checkWritable, handOut } from './hand-out.ts';
import type { BuildOptions } from './options.ts';
import { runTurbo, type TurboResult } from './run-turbo.ts';
import { taskEnvironment } from './task-environment.ts';

/** What a build is given by the process it runs in. */
export interface BuildRequest {
  options: BuildOptions;
  /** The folder with turbo.json. */
  project: string;
  /** performance.now() when the author pressed return, as nearly as is known. */
  started: number;
  signal: AbortSignal;
  screen: Screen;
}

/**
 * Builds a book: reads and checks what was asked, runs the phases, hands out the editions into
 * dist/ with a record of what was built from what.
 *
 * @returns whether everything that was asked for is in dist/ now.
 * @throws UserError for a request that cannot be carried out; nothing has been changed then.
 */
export async function build({
  options,
  project,
  started,
  signal,
  screen,
}: BuildRequest): Promise<boolean> {
  const book = readBook(bookFolder(project, options.book));
  const plan = planBuild(book, options);
  const dist = path.join(project, 'dist');
  checkWritable(dist);

  const id = `${process.pid}-${Date.now().toString(36)}`;
  const lock = takeBuildLock(project, id);
  try {
    if (lock.takenOver) await delay(orphansNotice);
    const display = createDisplay(screen, id);
    display.heading(book.config.title);
    const environment = await taskEnvironment(options);
    for (const phase of plan.phases) {
      const result = await runTurbo({
        project,
        phase,
        build: id,
        environment,
        force: options.force,
        onEvent: display.event,
        signal,
      });
      display.clear();
      if (!result.succeeded || display.tally.errors > 0) {
        explainFailure({ display, result, dist, isStopped: signal.aborted });
        return false;
      }
    }
    const files = handOutEditions({ book, plan, dist });
    const records = writeBuildRecord({ book, plan, dist, files, tools: toolsOf(environment) });
    summarise({ display, records, started });
    return true;
  } finally {
    lock.release();
  }
}

/** How long the stages of a build that was killed may take to notice (see run-stage). */
const orphansNotice = 1000;

function bookFolder(project: string, folder: string): string {
  const resolved = path.resolve(project, folder);
  const relative = path.relative(project, resolved);
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    throw new UserError({
      code: 'book/path-escapes',
      severity: 'error',
      message: `the book's folder ${folder} is outside the project`,
      hint: 'Move the book into the project: its chapters are workspace packages.',
    });
  }
  return resolved;
}

interface HandOut {
  book: Book;
  plan: BuildPlan;
  dist: string;
}

/** @returns the PDFs in dist/, in the order of the editions. */
function handOutEditions({ book, plan, dist }: HandOut): string[] {
  return plan.editions.map((edition) => {
    const name = [book.config.slug, ...(plan.chapter ? [plan.chapter, 'proof'] : []), edition].join(
      '-',
    );
    const file = path.join(dist, `${name}.pdf`);
    handOut(book.paths.edition(edition, plan.chapter).prepress, file);
    return file;
  });
}

interface Failure {
  display: Display;
  result: TurboResult;
  dist: string;
  isStopped: boolean;
}

function explainFailure({ display, result, dist, isStopped }: Failure): void {
  if (isStopped) {
    display.line('Stopped. What was finished is kept and will be reused.');
    return;
  }
  // Without a diagnostic the reason is in what the stage or Turborepo printed itself.
  if (display.tally.errors === 0) result.lastLines.forEach((text) => display.line(`  ${text}`));
  const kept = existsSync(dist) ? ` ${path.basename(dist)}/ is as it was.` : '';
  const count = Math.max(display.tally.errors, 1);
  display.line(pc.red(`Not built: ${count} ${count === 1 ? 'error' : 'errors'}.${kept}`));
}

function toolsOf({
  CHIAROSCURO_NODE: node = '',
  CHIAROSCURO_TEX: tex = '',
}: Record<string, string>) {
  return { node, tex, platform: `${process.platform}-${process.arch}` };
}

interface Summary {
  display: Display;
  records: FileRecord[];
  started: number;
}

function summarise({ display, records, started }: Summary): void {
  const { built, reused } = display.tally;
  display.line('');
  for (const { file, pages, bytes } of records) {
    display.line(`  ${pc.green(`dist/${file}`)}  ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB`);
  }
  display.line(`  ${pc.green('dist/build.json')}`);
  const elapsed = formatDuration(performance.now() - started);
  display.line(`  ${reused} reused, ${built} built, in ${elapsed}`);
}
