import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import { formatDuration } from '@chiaroscuro/console/format-duration';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { sweepTables } from '@chiaroscuro/manuscript/sweep';
import { checkSamePageCount } from '@chiaroscuro/pdf/checks/parity';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { boundStore } from './bound-store.ts';
import { takeBuildLock } from './build-lock.ts';
import { planBuild, type BuildPlan } from './build-plan.ts';
import { makeBuildRecord, type FinishedPdf } from './build-record.ts';
import { createEventDisplay } from './event-display.ts';
import { createDisplay, type Display, type Screen } from './display.ts';
import type { FileRecord } from './file-record.ts';
import { checkWritable, handOut } from './hand-out.ts';
import type { BuildOptions } from './options.ts';
import { keptEditions } from './kept-editions.ts';
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
  const lock = await takeBuildLock(project, id);
  try {
    const display = options.events
      ? createEventDisplay(screen.write, id)
      : createDisplay(screen, id);
    display.heading(book.config.title);
    const environment = await taskEnvironment(book, options);
    for (const phase of plan.phases) {
      const result = await runTurbo({
        project,
        phase,
        build: id,
        environment,
        force: options.force,
        failFast: options.failFast,
        onEvent: display.event,
        signal,
      });
      display.clear();
      if (signal.aborted) {
        display.line('Stopped. What was finished is kept and will be reused.');
        return false;
      }
      // Errors of single figures are dealt with: what comes after may have more to tell.
      if (!result.succeeded || (options.failFast && display.tally.errors > 0)) {
        explainFailure({ display, result, dist });
        return false;
      }
      for (const name of book.chapters) sweepTables(book.paths.chapter(name));
    }
    const isDraft = display.tally.errors > 0;
    if (isDraft && !options.draft) {
      sayNotBuilt(display, dist);
      return false;
    }
    const pdfs = plan.editions.map((edition) => finishedPdf({ book, plan, edition, isDraft }));
    if (isDraft) {
      handOut(new Map(pdfs.map(({ file, bytes }) => [path.join(dist, file), bytes] as const)));
      sayDraft(display, pdfs);
      return false;
    }
    const record = makeBuildRecord({
      book,
      plan,
      pdfs,
      tools: toolsOf(environment),
      // A proof has a record of its own.
      kept: plan.chapter
        ? { files: [], editions: {} }
        : keptEditions({ dist, slug: book.config.slug, rebuilt: plan.editions }),
    });
    checkSamePageCount(record.files).forEach(display.diagnostic);
    if (display.tally.errors > 0) {
      sayNotBuilt(display, dist);
      return false;
    }
    const recordFile = recordName(book, plan);
    handOut(
      new Map([
        ...pdfs.map(({ file, bytes }) => [path.join(dist, file), bytes] as const),
        [path.join(dist, recordFile), Buffer.from(record.text)],
      ]),
    );
    for (const edition of plan.editions) {
      // A draft of what is whole now.
      rmSync(path.join(dist, pdfName({ book, plan, edition, isDraft: true })), { force: true });
    }
    await boundStore(book.paths);
    summarise({ display, files: record.files, recordFile, started });
    return true;
  } finally {
    // Stages of a build that was stopped may need a moment to end: whoever comes next takes the lock over.
    if (!signal.aborted) lock.release();
  }
}

/** What the names of the files in dist/ begin with: those of a proof must not replace the book's. */
function nameParts(book: Book, { chapter }: BuildPlan): string[] {
  return [book.config.slug, ...(chapter ? [chapter, 'proof'] : [])];
}

function recordName(book: Book, plan: BuildPlan): string {
  return plan.chapter ? `${nameParts(book, plan).join('-')}.json` : 'build.json';
}

interface Finished {
  book: Book;
  plan: BuildPlan;
  edition: string;
  /** Whether placeholders stand for figures in it: it must not replace the edition. */
  isDraft: boolean;
}

function finishedPdf(finished: Finished): FinishedPdf {
  const { book, plan, edition } = finished;
  const bytes = readFileSync(book.paths.edition(edition, plan.chapter).prepress);
  return { edition, file: pdfName(finished), bytes };
}

function pdfName({ book, plan, edition, isDraft }: Finished): string {
  return `${[...nameParts(book, plan), ...(isDraft ? ['draft'] : []), edition].join('-')}.pdf`;
}

interface Failure {
  display: Display;
  result: TurboResult;
  dist: string;
}

function explainFailure({ display, result, dist }: Failure): void {
  // Without a diagnostic the reason is in what the stage or Turborepo printed itself.
  if (display.tally.errors === 0) {
    result.lastLines.forEach((text) => display.line(`  ${text}`));
    display.diagnostic({
      code: 'build/stage-failed',
      severity: 'error',
      message:
        result.lastLines.length > 0
          ? 'a stage ended with what is printed above'
          : 'a stage was ended from outside, before it could say why',
      hint: 'Build again; `npm run doctor` tells whether something is missing on this machine.',
    });
  }
  sayNotBuilt(display, dist);
}

function sayNotBuilt(display: Display, dist: string): void {
  const kept = existsSync(dist) ? ` ${path.basename(dist)}/ is as it was.` : '';
  const { errors } = display.tally;
  display.line(pc.red(`Not built: ${errors} ${errors === 1 ? 'error' : 'errors'}.${kept}`));
}

function sayDraft(display: Display, pdfs: readonly FinishedPdf[]): void {
  display.line('');
  for (const { file } of pdfs) display.line(`  ${pc.yellow(`dist/${file}`)}  with placeholders`);
  const { errors } = display.tally;
  display.line(pc.red(`A draft: ${errors} ${errors === 1 ? 'error' : 'errors'} to mend.`));
}

function toolsOf({
  CHIAROSCURO_NODE: node = '',
  CHIAROSCURO_TEX: tex = '',
}: Record<string, string>) {
  return { node, tex, platform: `${process.platform}-${process.arch}` };
}

interface Summary {
  display: Display;
  files: FileRecord[];
  recordFile: string;
  started: number;
}

function summarise({ display, files, recordFile, started }: Summary): void {
  const { built, reused } = display.tally;
  display.line('');
  for (const { file, pages, bytes } of files) {
    display.line(`  ${pc.green(`dist/${file}`)}  ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB`);
  }
  display.line(`  ${pc.green(`dist/${recordFile}`)}`);
  const elapsed = formatDuration(performance.now() - started);
  display.line(`  ${reused} reused, ${built} built, in ${elapsed}`);
}
