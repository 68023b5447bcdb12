import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RecordedEvent } from '@chiaroscuro/console/events';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { checkAlternativeTexts } from '@chiaroscuro/manuscript/check-alternative-texts';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { sweepTables } from '@chiaroscuro/manuscript/sweep';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import type { RemoteCache } from '@chiaroscuro/remote-cache/relay';
import { boundStore } from './bound-store.ts';
import { takeBuildLock } from './build-lock.ts';
import { planBuild, type BuildPlan } from './build-plan.ts';
import { makeBuildRecord, type FinishedPdf } from './build-record.ts';
import { openBuildState } from './build-state.ts';
import { reports } from './reports.ts';
import { createEventDisplay } from './event-display.ts';
import { createDisplay, type Screen } from './display.ts';
import { figureList } from './figure-list.ts';
import { finishedCovers } from './covers.ts';
import type { FileRecord } from './file-record.ts';
import { checkWritable, handOut } from './hand-out.ts';
import type { BuildOptions } from './options.ts';
import { keptEditions } from './kept-editions.ts';
import { isAside, pdfName, recordName } from '@chiaroscuro/manuscript/product-names';
import { explainFailure, sayDraft, sayNotBuilt, sayPart, summarise } from './report.ts';
import { openRemoteCache } from './open-remote-cache.ts';
import { runTurbo } from './run-turbo.ts';
import { checkSamePageCount } from './same-page-count.ts';
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
  let remote: RemoteCache | undefined;
  try {
    const display = options.events
      ? createEventDisplay(screen.write, id)
      : createDisplay(screen, id);
    display.heading(book.config.title);
    const state = openBuildState({ book, project, options });
    const last = options.force ? undefined : state.lastIfUntouched();
    if (last) {
      last.warnings.forEach(display.diagnostic);
      display.tally.reused = last.things;
      summarise({ display, ...last, started });
      return true;
    }
    const warnings: Diagnostic[] = [];
    const onEvent = (event: RecordedEvent): void => {
      if (event.type === 'diagnostic') warnings.push(event.diagnostic);
      display.event(event);
    };
    for (const diagnostic of checkAlternativeTexts(
      book,
      plan.chapter ? [plan.chapter] : undefined,
    )) {
      onEvent({ type: 'diagnostic', diagnostic, build: id });
    }
    const environment = await taskEnvironment(book, options, plan.editions);
    remote = await openRemoteCache(options, display);
    for (const phase of plan.phases) {
      // Pages with placeholders are held against nothing.
      if (phase.name === 'preflight' && display.tally.errors > 0) break;
      const result = await runTurbo({
        project,
        phase,
        build: id,
        environment,
        remote: remote?.environment,
        force: options.force,
        failFast: options.failFast,
        onEvent,
        signal,
      });
      display.clear();
      if (signal.aborted) {
        display.line('Stopped. What was finished is kept and will be reused.');
        return false;
      }
      // What preflight does not let pass may be a draft.
      if (phase.name === 'preflight' && options.draft && display.tally.errors > 0) break;
      // Errors of single figures are dealt with: what comes after may have more to tell.
      if (!result.succeeded || (options.failFast && display.tally.errors > 0)) {
        explainFailure({ display, result, dist });
        return false;
      }
      for (const name of book.chapters) sweepTables(book.paths.chapter(name));
    }
    if (options.until !== undefined && display.tally.errors === 0) {
      sayPart(display, { until: options.until, started });
      return true;
    }
    const isDraft = display.tally.errors > 0;
    if (options.until !== undefined || (isDraft && !options.draft)) {
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
      build: id,
      pdfs,
      tools: toolsOf(environment),
      // What is made aside has a record of its own.
      kept: isAside(plan)
        ? { files: [], editions: {} }
        : keptEditions({ dist, slug: book.config.slug, rebuilt: plan.editions }),
    });
    checkSamePageCount(record.files.map(typesetLength)).forEach(display.diagnostic);
    if (display.tally.errors > 0) {
      sayNotBuilt(display, dist);
      return false;
    }
    const covers = finishedCovers(book, plan);
    const recordFile = recordName({ book, plan });
    handOut(
      new Map([
        ...pdfs.map(({ file, bytes }) => [path.join(dist, file), bytes] as const),
        ...covers.map(([file, bytes]) => [path.join(dist, file), bytes] as const),
        ...reports(book, plan).map(([file, bytes]) => [path.join(dist, file), bytes] as const),
        [path.join(dist, recordFile), Buffer.from(record.text)],
        ...(await listedFigures({ book, plan, dist, pdfs, files: record.files })),
      ]),
    );
    for (const edition of plan.editions) {
      // A draft of what is whole now.
      rmSync(path.join(dist, pdfName({ book, plan, edition, isDraft: true })), { force: true });
    }
    boundStore(book.paths);
    const { built, reused } = display.tally;
    state.keep({ files: record.files, recordFile, warnings, things: built + reused });
    summarise({ display, files: record.files, recordFile, started });
    return true;
  } finally {
    await (signal.aborted ? remote?.abandon() : remote?.close());
    // Stages of a build that was stopped may need a moment to end: whoever comes next takes the lock over.
    if (!signal.aborted) lock.release();
  }
}

/** Blank pages at the end are the printer's: no reader misses them on a screen. */
function typesetLength({ edition, pages, blankPages = 0 }: FileRecord) {
  return { edition, pages: pages - blankPages };
}

interface Listed {
  book: Book;
  plan: BuildPlan;
  dist: string;
  pdfs: FinishedPdf[];
  /** All editions that are in dist/ now, also those that this build leaves alone. */
  files: FileRecord[];
}

/** The file that says in words what the figures show; what is made aside has none. */
async function listedFigures({
  book,
  plan,
  dist,
  pdfs,
  files,
}: Listed): Promise<[string, Buffer][]> {
  if (isAside(plan)) return [];
  const kept = files
    .filter(({ edition }) => !plan.editions.includes(edition))
    .map(({ edition, file }) => ({ edition, file, bytes: readFileSync(path.join(dist, file)) }));
  const list = await figureList(book, [...pdfs, ...kept]);
  return [[path.join(dist, `${book.config.slug}-figures.json`), Buffer.from(list)]];
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

function toolsOf({
  CHIAROSCURO_NODE: node = '',
  CHIAROSCURO_TEX: tex = '',
}: Record<string, string>) {
  return { node, tex, platform: `${process.platform}-${process.arch}` };
}
