import { readFileSync } from 'node:fs';
import path from 'node:path';
import { hasErrors, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { nameFigure } from '@chiaroscuro/pdf/canonical-page';
import type { Store } from '@chiaroscuro/store/open-store';
import { lineMap } from '@chiaroscuro/stylesheet/normalise-tex';
import type { DrawingKeys, FigureName } from './drawing-recipe.ts';
import { atPresentLines } from './source-lines.ts';

/** A figure as it is shown in one edition. */
export interface DrawnPicture {
  chapter: string;
  figure: string;
  edition: string;
  /** One page of the figure's size; absent when it could not be drawn. */
  pdf?: Uint8Array;
  diagnostics: Diagnostic[];
  /** Whether it was drawn now; otherwise it was in the store. */
  isFresh: boolean;
  /** What the drawing took, or had taken. */
  milliseconds: number;
  /** What it read, to the digests; absent when it could not be drawn, or is not kept yet. */
  reads?: Readonly<Record<string, string>>;
}

/** Whose drawings are kept, and where. */
export interface DrawingContext {
  book: Book;
  edition: string;
  keys: DrawingKeys;
  store: Store;
}

/** Keeps a drawing that is whole. */
export async function keepDrawing(made: {
  job: DrawingContext;
  figure: FigureName;
  reads: Record<string, string>;
  pdf: Uint8Array;
  picture: DrawnPicture;
}): Promise<void> {
  const { job, figure, reads, pdf, picture } = made;
  const recipe = job.keys.recipe(figure);
  if (recipe === undefined || hasErrors(picture.diagnostics)) return;
  const { diagnostics, milliseconds } = picture;
  await job.store.keep({
    kind: 'drawing',
    recipe,
    subject: `drawing of ${figure.chapter}/${figure.name} (${job.edition})`,
    reads,
    files: { pdf },
    note: {
      figure: `${figure.chapter}/${figure.name}`,
      diagnostics,
      milliseconds,
      lines: lineMap(readFileSync(drawingOf(job, figure), 'utf8')),
    } as never,
  });
}

/** The drawing of a figure as it was kept, under the figure's present name. */
export async function recallDrawing(
  job: DrawingContext,
  figure: FigureName,
): Promise<DrawnPicture | undefined> {
  const { edition, keys, store } = job;
  const recipe = keys.recipe(figure);
  if (recipe === undefined) return undefined;
  const kept = await store.recall({
    kind: 'drawing',
    recipe,
    digestsOf: (names) => keys.digestsOf(figure, names),
  });
  if (!kept) return undefined;
  const key = `${figure.chapter}/${figure.name}`;
  const note = kept.note as unknown as KeptNote;
  return {
    chapter: figure.chapter,
    figure: figure.name,
    edition,
    pdf: await nameFigure(kept.files['pdf']!, key),
    diagnostics: atPresentLines(renamed(note, key), {
      paths: job.book.paths,
      lines: { [path.relative(job.book.paths.root, drawingOf(job, figure))]: note.lines },
    }),
    isFresh: false,
    milliseconds: note.milliseconds,
    reads: kept.reads,
  };
}

interface KeptNote {
  figure: string;
  diagnostics: Diagnostic[];
  milliseconds: number;
  /** See source-lines.ts. */
  lines: readonly number[];
}

function drawingOf({ book }: Pick<DrawingContext, 'book'>, { chapter, name }: FigureName): string {
  return book.paths.chapter(chapter).figure(name).drawing;
}

/** The warnings of a figure under its present name, which may not be the one it was drawn with. */
function renamed({ figure, diagnostics }: KeptNote, key: string): Diagnostic[] {
  const [oldFile, newFile] = [figure, key].map((name) => name.replace(/.*\//, ''));
  const text = JSON.stringify(diagnostics)
    .replaceAll(JSON.stringify(figure), JSON.stringify(key))
    .replaceAll(`/figures/${oldFile}/${oldFile}.`, `/figures/${newFile}/${newFile}.`);
  return JSON.parse(text) as Diagnostic[];
}
