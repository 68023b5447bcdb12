import { existsSync, readFileSync } from 'node:fs';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { hasErrors, UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { drawingKeys, type FigureName } from '@chiaroscuro/recipes/drawing-recipe';
import { makeDrawings } from '@chiaroscuro/recipes/drawings';
import type { DrawnPicture } from '@chiaroscuro/recipes/kept-drawings';
import { drawPlaceholders } from '@chiaroscuro/recipes/placeholders';
import type { Store } from '@chiaroscuro/store/open-store';
import { checkTables } from './check-tables.ts';
import { replaceDrawings } from './replace-drawings.ts';

/** The figures of one edition. */
export interface DrawJob {
  book: Book;
  /** Chapters whose figures are wanted. */
  chapters: readonly string[];
  edition: string;
  store: Store;
  reporter: Reporter;
  /** Whether to stop at the first figure that fails. */
  failFast?: boolean;
}

const stage = 'draw';

/**
 * Takes the drawings of an edition from the store, draws those that are not there, all in the same TeX
 * processes, and replaces the PDFs of each chapter. A figure that cannot be drawn is told of, and a
 * placeholder takes its place.
 *
 * @returns whether what failed would fail in the same way again.
 * @throws UserError when nothing can be drawn: the stylesheet does not load, for instance.
 */
export async function drawEdition(job: DrawJob): Promise<'complete' | 'delivered' | 'failed'> {
  const { book, chapters, edition, store, reporter, failFast = false } = job;
  const keys = await drawingKeys({ book, edition, store });
  const figures = chapters.flatMap((chapter) =>
    listFigures(book.paths.chapter(chapter)).map((name) => ({ chapter, name })),
  );
  const pictures = new Map<string, DrawnPicture>();
  const failed = new Map<string, readonly Diagnostic[]>();
  const stop = new AbortController();
  for (const figure of figures) {
    const faults = faultsBefore(book, figure);
    if (faults) failed.set(subjectOf(figure), faults);
    // Tables are the same for all editions.
    tell(faults ?? [], (item) => item);
  }
  const shared = await makeDrawings({
    book,
    edition,
    keys,
    store,
    figures: figures.filter((figure) => !failed.has(subjectOf(figure))),
    onPicture: take,
    onProgress: (done, total) => reporter.progress({ stage, subject: edition, done, total }),
    signal: stop.signal,
  });
  if (hasErrors(shared)) throwErrors(shared.map(inEdition));
  shared.map(inEdition).forEach(reporter.diagnostic);
  if (stop.signal.aborted) return 'failed';

  const holes = figures.filter((figure) => !pictures.has(subjectOf(figure)));
  for (const picture of await drawPlaceholders({ book, edition, keys, figures: holes })) {
    pictures.set(subjectOf({ chapter: picture.chapter, name: picture.figure }), picture);
  }
  for (const chapter of chapters) {
    const own = figures.filter((figure) => figure.chapter === chapter);
    await replaceDrawings({ job, keys, chapter, pictures: own.map(pictureOf) });
  }
  if (holes.length === 0) return 'complete';
  return [...failed.values()].flat().some(isOfTheMachine) ? 'failed' : 'delivered';

  function pictureOf(figure: FigureName): DrawnPicture {
    return pictures.get(subjectOf(figure))!;
  }

  function take(picture: DrawnPicture): void {
    const { milliseconds } = picture;
    const name = subjectOf({ chapter: picture.chapter, name: picture.figure });
    const subject = `${name} (${edition})`;
    if (picture.pdf) {
      pictures.set(name, picture);
      if (picture.isFresh) reporter.finished({ stage, subject, milliseconds });
      else reporter.reused({ stage, subject });
    } else failed.set(name, picture.diagnostics);
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
}

function subjectOf({ chapter, name }: FigureName): string {
  return `${chapter}/${name}`;
}

/** Why a figure cannot be drawn whatever its drawing says; empty when that has been told already. */
function faultsBefore({ paths }: Book, { chapter, name }: FigureName): Diagnostic[] | undefined {
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
