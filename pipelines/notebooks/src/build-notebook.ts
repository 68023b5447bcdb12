import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BackendChoice } from '@chiaroscuro/compute/backend';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { ChapterPaths } from '@chiaroscuro/manuscript/paths';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { makeNotebook } from '@chiaroscuro/notebooks/make-notebook';
import { parseManifest } from '@chiaroscuro/notebooks/manifest';
import type { Store } from '@chiaroscuro/store/open-store';
import { parseArrays, type FigureArrays } from '@chiaroscuro/tables/arrays';
import { chapterTrainings } from './chapter-trainings.ts';

/** The chapter whose notebook is made. */
export interface NotebookJob {
  book: Book;
  chapter: string;
  backend: BackendChoice;
  store: Store;
  reporter: Reporter;
}

/**
 * Makes the notebook of a chapter from its notebook.ts: assembles it, runs it, holds its numbers against
 * those of the last build, and writes it with its outputs. A chapter without a notebook is left alone.
 *
 * @throws UserError for whatever is wrong with the notebook; the one that was made before is then left as it is.
 */
export async function buildNotebook({
  book,
  chapter,
  backend,
  store,
  reporter,
}: NotebookJob): Promise<void> {
  const { paths, config } = book;
  const chapterPaths = paths.chapter(chapter);
  const { source, manifest, made } = chapterPaths.notebook;
  if (!existsSync(source)) return;
  const started = performance.now();
  const promised = parseManifest(readFileSync(manifest, 'utf8'), paths.relative(manifest));
  const text = await makeNotebook(
    {
      chapter,
      manifest: promised,
      text: readFileSync(source, 'utf8'),
      file: paths.relative(source),
      folder: chapterPaths.folder,
      project: paths.project,
      stylesheet: {
        text: readFileSync(paths.stylesheet, 'utf8'),
        file: paths.relative(paths.stylesheet),
      },
      editions: editionsByPaper(config.editions),
      trainings: await chapterTrainings({
        paths,
        chapter,
        figures: promised.figures,
        backend,
        store,
      }),
    },
    {
      book: readNumbers(chapterPaths, paths.relative),
      modules: path.join(paths.project, 'node_modules'),
    },
  );
  writeAtomically(made, text);
  reporter.finished({
    stage: 'notebook',
    subject: chapter,
    detail: `${promised.figures.length} figures`,
    milliseconds: performance.now() - started,
  });
}

/** A white edition and a dark one; a book with a single edition has that for both. */
function editionsByPaper(editions: Book['config']['editions']): { light: string; dark: string } {
  const names = Object.keys(editions);
  const of = (medium: string): string =>
    names.find((name) => editions[name]!.medium === medium) ?? names[0]!;
  return { light: of('print'), dark: of('screen') };
}

/** The numbers from which the last build has made tables and text. */
function readNumbers(
  chapter: ChapterPaths,
  relative: (file: string) => string,
): Map<string, FigureArrays> {
  const numbers = new Map<string, FigureArrays>();
  for (const figure of listFigures(chapter)) {
    const { arrays } = chapter.figure(figure);
    if (!existsSync(arrays)) continue;
    const place = { file: relative(arrays) };
    numbers.set(figure, parseArrays(readFileSync(arrays, 'utf8'), place));
  }
  if (numbers.size > 0) return numbers;
  throw new UserError({
    code: 'notebook/figure-missing',
    severity: 'error',
    message: 'expected the numbers of the chapter’s figures, but no build has computed them',
    place: { file: relative(chapter.arrays) },
    hint: 'npm run notebooks computes them first; so does npm run build.',
  });
}
