import type { RecordedEvent } from '@chiaroscuro/console/events';
import { hasErrors, UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { systemFailure } from '@chiaroscuro/diagnostics/system-failure';
import { insideProject } from '@chiaroscuro/manuscript/find-source';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import type { DrawingRoom, DrawnPicture } from '@chiaroscuro/recipes/drawing-room';
import { activityOf, atRest } from './activity.ts';
import { versionInDist } from './edition-files.ts';
import { recordFigures } from './figure-record.ts';
import type { Activity, PageState, ShownProof } from './page-state.ts';
import { buildPatiently } from './patient-build.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { createProblemList } from './problem-list.ts';
import type { BuildOutcome } from './run-build.ts';
import { shownBook } from './shown-book.ts';
import { showEditions } from './shown-editions.ts';
import type { Actions, FigureName } from './work-queue.ts';

/** A book that is being written, and what the page shows of it. */
export interface Session {
  /** As it was on disk when its last build began. */
  readonly book: Book;
  readonly shelf: PictureShelf;
  readonly actions: Actions;
  state(): PageState;
  /** The PDF that is shown as this version of an edition, absolute. */
  editionFile(edition: string, version: string | undefined): string;
  /** @returns what stops the telling. */
  onChange(listener: () => void): () => void;
  /** Shows something that concerns the watch itself; undefined when it is over. */
  notice(diagnostic: Diagnostic | undefined): void;
}

/** Begins with what earlier builds have left: it is shown until the first build has ended. */
export function openSession(first: Book, room: DrawingRoom): Session {
  let book = first;
  const { paths } = first;
  const figures = recordFigures(book);
  const editions = showEditions(book);
  const problems = createProblemList((file) => insideProject(paths, file));
  const builds = { started: 0, interrupted: 0, finished: 0 };
  const listeners = new Set<() => void>();
  let activity: Activity = { phase: 'book', text: 'Looking at the book' };
  let proof: ShownProof | undefined;
  let shown = shownBook(book);

  return {
    get book() {
      return book;
    },
    shelf: figures.shelf,
    actions: { draw, proof: makeProof, book: makeBook, rested },
    state: () => ({
      book: shown,
      activity,
      editions: editions.state(),
      ...(proof && { proof }),
      figures: figures.figures(),
      fresh: figures.fresh(),
      problems: problems.list(),
      builds: { ...builds },
    }),
    editionFile: (edition, version) => editions.file(book, edition, version),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notice,
  };

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function show(next: Activity): void {
    activity = next;
    changed();
  }

  function rested(): void {
    room.warm(Object.keys(book.config.editions));
    show(atRest);
  }

  /** What keeps figures from being drawn at all is shown until the next build knows better. */
  function report(error: unknown): void {
    const failure = systemFailure(error) ?? {
      code: 'build/stage-failed',
      severity: 'error',
      message: error instanceof Error ? error.message : String(error),
      hint: 'Save again; if it comes back, this is a defect of Chiaroscuro: please report it.',
    };
    const diagnostics = error instanceof UserError ? error.diagnostics : [failure];
    diagnostics.forEach(problems.add);
    changed();
  }

  function notice(diagnostic: Diagnostic | undefined): void {
    problems.notice(diagnostic);
    changed();
  }

  async function draw(wanted: readonly FigureName[], signal: AbortSignal): Promise<void> {
    const names = wanted.map(({ chapter, name }) => `${chapter}/${name}`);
    show({ phase: 'drawing', text: `Drawing ${names.join(', ')}` });
    const drawings = Object.keys(book.config.editions).map((edition) =>
      room.draw({ edition, figures: wanted, onPicture: drawn, signal }),
    );
    for (const outcome of await Promise.allSettled(drawings))
      if (outcome.status === 'rejected' && !signal.aborted) report(outcome.reason);
    // The next drawing, too, should cost only itself.
    if (!signal.aborted) room.warm(Object.keys(book.config.editions));
  }

  function drawn(picture: DrawnPicture): void {
    const { chapter, figure, edition, diagnostics } = picture;
    const placed = diagnostics.map((each) => ({ ...each, place: { ...each.place, edition } }));
    problems.replaceFigure(`${chapter}/${figure}`, edition, placed);
    figures.drawn(picture);
    changed();
  }

  async function makeProof(chapter: string, signal: AbortSignal): Promise<void> {
    const { succeeded, diagnostics } = await build({ phase: 'proof', chapter, signal });
    if (signal.aborted) return;
    problems.replaceIn(paths.relative(paths.chapter(chapter).folder), diagnostics);
    if (succeeded && !hasErrors(diagnostics)) {
      const versions = Object.keys(book.config.editions).flatMap((edition) => {
        const version = versionInDist(book, { kind: 'proof', edition, chapter });
        return version === undefined ? [] : [[edition, version] as const];
      });
      proof = { chapter, editions: Object.fromEntries(versions) };
    }
    changed();
  }

  async function makeBook(signal: AbortSignal): Promise<void> {
    book = readAgain(book);
    const since = Date.now();
    const typeset = new Set<string>();
    const { succeeded, diagnostics } = await build({
      phase: 'book',
      signal,
      onPages(edition) {
        editions.typeset(book, edition);
        typeset.add(edition);
        // A proof that is older than the pages would hide them.
        if (Object.keys(book.config.editions).every((name) => typeset.has(name))) proof = undefined;
      },
    });
    if (signal.aborted) return;
    problems.replaceAll(diagnostics);
    figures.built(book, diagnostics);
    shown = shownBook(book);
    if (succeeded && !hasErrors(diagnostics)) {
      editions.succeeded(book);
      proof = undefined;
    } else editions.failed(book, since);
    changed();
  }

  async function build({ phase, chapter, signal, onPages }: BuildKind): Promise<BuildOutcome> {
    show({ phase, text: chapter ? `Building a proof of ${chapter}` : 'Building the book' });
    builds.started += 1;
    let hasFailed = false;
    const request = {
      project: paths.project,
      book: paths.relative(paths.root),
      ...(chapter && { chapter }),
      signal,
      onEvent(event: RecordedEvent) {
        if (event.type === 'diagnostic') {
          problems.add(event.diagnostic);
          hasFailed ||= event.diagnostic.severity === 'error';
        }
        // Pages with placeholders are drafts; the build hands them out as such.
        if (isTypeset(event) && !hasFailed) onPages?.(event.subject);
        show(activityOf(phase, event) ?? activity);
      },
    };
    const outcome = await buildPatiently(request, () =>
      show({ phase: 'waiting', text: 'Another build is running; this one waits for it' }),
    );
    builds[signal.aborted ? 'interrupted' : 'finished'] += 1;
    return outcome;
  }
}

interface BuildKind {
  phase: 'proof' | 'book';
  chapter?: string;
  signal: AbortSignal;
  /** TeX has made the pages of an edition, and nothing is wrong so far. */
  onPages?(edition: string): void;
}

/** Chapters and editions may have come or gone. A mistake in book.json is the build's to report. */
function readAgain(book: Book): Book {
  try {
    return readBook(book.paths.root);
  } catch {
    return book;
  }
}

/** Pages may come from the store: an edit undone is typeset, too. */
function isTypeset(
  event: RecordedEvent,
): event is Extract<RecordedEvent, { stage: string; subject: string }> {
  return (event.type === 'finished' || event.type === 'reused') && event.stage === 'typeset';
}
