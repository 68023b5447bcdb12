import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { hasErrors, UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { replaceFolder, writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { drawingKeys } from '@chiaroscuro/recipes/drawing-recipe';
import { makeDrawings } from '@chiaroscuro/recipes/drawings';
import type { DrawnPicture } from '@chiaroscuro/recipes/kept-drawings';
import { noteMaking } from '@chiaroscuro/recipes/journal';
import { drawPlaceholders } from '@chiaroscuro/recipes/placeholders';
import { drawingReasons } from '@chiaroscuro/recipes/reasons';
import { drawingRecords, type DrawingRecord } from '@chiaroscuro/recipes/records';
import type { Store } from '@chiaroscuro/store/open-store';
import { checkTables } from './check-tables.ts';

/** One chapter's figures for one edition. */
export interface DrawJob {
  book: Book;
  chapter: string;
  edition: string;
  store: Store;
  reporter: Reporter;
  /** Whether to stop at the first figure that fails. */
  failFast?: boolean;
}

const stage = 'draw';

/**
 * Takes the drawings of a chapter from the store, draws those that are not there, and replaces the
 * chapter's PDFs of this edition. A figure that cannot be drawn is told of, and a placeholder takes
 * its place.
 *
 * @returns whether what failed would fail in the same way again.
 * @throws UserError when nothing can be drawn: the stylesheet does not load, for instance.
 */
export async function drawChapter(job: DrawJob): Promise<'complete' | 'delivered' | 'failed'> {
  const { book, chapter, edition, store, reporter, failFast = false } = job;
  const chapterPaths = book.paths.chapter(chapter);
  const keys = await drawingKeys({ book, edition, store });
  const figures = listFigures(chapterPaths);
  const earlier = drawingRecords(chapterPaths, edition);
  const pictures = new Map<string, DrawnPicture>();
  const failed = new Map<string, readonly Diagnostic[]>();
  const stop = new AbortController();
  for (const name of figures) {
    const faults = faultsBefore(job, name);
    if (faults) failed.set(name, faults);
    // Tables are the same for all editions.
    tell(faults ?? [], (item) => item);
  }
  const shared = await makeDrawings({
    book,
    edition,
    keys,
    store,
    figures: figures.filter((name) => !failed.has(name)).map((name) => ({ chapter, name })),
    onPicture: take,
    onProgress: (done, total) =>
      reporter.progress({ stage, subject: `${chapter} ${edition}`, done, total }),
    signal: stop.signal,
  });
  if (hasErrors(shared)) throwErrors(shared.map(inEdition));
  shared.map(inEdition).forEach(reporter.diagnostic);
  if (stop.signal.aborted) return 'failed';

  const holes = figures.filter((name) => !pictures.has(name));
  for (const picture of await drawPlaceholders({
    book,
    edition,
    keys,
    figures: holes.map((name) => ({ chapter, name })),
  })) {
    pictures.set(picture.figure, picture);
  }
  await replaceFolder(chapterPaths.drawings(edition), (fresh) => {
    for (const [name, { pdf }] of pictures) {
      if (pdf) writeFileSync(path.join(fresh, `${name}.pdf`), pdf);
    }
  });
  const records: Record<string, DrawingRecord> = {};
  for (const [name, picture] of [...pictures].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const record = recordOf(name, picture);
    records[name] = record;
    if (picture.isFresh && picture.reads) note(name, record);
  }
  const record = { edition, figures: records };
  writeAtomically(
    chapterPaths.provenance(`draw-${edition}`),
    `${JSON.stringify(record, null, 2)}\n`,
  );
  if (holes.length === 0) return 'complete';
  return [...failed.values()].flat().some(isOfTheMachine) ? 'failed' : 'delivered';

  function take(picture: DrawnPicture): void {
    const subject = `${chapter}/${picture.figure} (${edition})`;
    const { milliseconds } = picture;
    if (picture.pdf) {
      pictures.set(picture.figure, picture);
      if (picture.isFresh) reporter.finished({ stage, subject, milliseconds });
      else reporter.reused({ stage, subject });
    } else failed.set(picture.figure, picture.diagnostics);
    // Warnings of a drawing with errors are mostly their consequences; they come back if they are not.
    tell(
      picture.pdf ? picture.diagnostics : picture.diagnostics.filter((item) => hasErrors([item])),
    );
  }

  function tell(diagnostics: readonly Diagnostic[], place = inEdition): void {
    diagnostics.map((item) => place(item)).forEach(reporter.diagnostic);
    if (failFast && hasErrors(diagnostics)) stop.abort();
  }

  function inEdition(diagnostic: Diagnostic): Diagnostic {
    return { ...diagnostic, place: { ...diagnostic.place, edition } };
  }

  function recordOf(name: string, { pdf, reads, milliseconds }: DrawnPicture): DrawingRecord {
    const figure = { chapter, name };
    const parts = keys.parts(figure);
    return {
      sha256: createHash('sha256').update(pdf!).digest('hex'),
      milliseconds: Math.round(milliseconds),
      ...(reads
        ? {
            ...(parts && { parts }),
            reads,
            style: Object.fromEntries(keys.styleOf(figure, Object.keys(reads))),
          }
        : { isPlaceholder: true }),
    };
  }

  function note(name: string, record: DrawingRecord): void {
    noteMaking(book.paths, `${chapter}/${name}`, {
      time: Date.now(),
      what: `drawing (${edition})`,
      milliseconds: record.milliseconds,
      reasons: drawingReasons(earlier[name], record),
    });
  }
}

/** Why a figure cannot be drawn whatever its drawing says; empty when that has been told already. */
function faultsBefore({ book, chapter }: DrawJob, name: string): Diagnostic[] | undefined {
  const { paths } = book;
  const files = paths.chapter(chapter).figure(name);
  if (
    existsSync(files.numbers) &&
    readFileSync(files.numbers, 'utf8').includes('\\failednumbers')
  ) {
    return [];
  }
  if (!existsSync(files.drawing)) {
    return [missingDrawing(`${chapter}/${name}`, paths.relative(files.drawing))];
  }
  const faults = checkTables(paths, chapter, name);
  return faults.length > 0 ? faults : undefined;
}

/** Whether another attempt might succeed. */
function isOfTheMachine({ code }: Diagnostic): boolean {
  return (
    code === 'latex/time-limit' || code === 'latex/memory-limit' || code === 'build/write-failed'
  );
}

function missingDrawing(figure: string, file: string): Diagnostic {
  return {
    code: 'figure/missing',
    severity: 'error',
    message: 'the figure has a folder but no drawing',
    place: { file, figure },
    hint: `Write ${file}, or remove the folder.`,
  };
}

function throwErrors(diagnostics: readonly Diagnostic[]): void {
  const [first, ...others] = diagnostics.filter(({ severity }) => severity === 'error');
  if (first) throw new UserError(first, ...others);
}
