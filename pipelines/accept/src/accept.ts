import { existsSync } from 'node:fs';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { allFigures, findFigure } from '@chiaroscuro/manuscript/find-figure';
import type { FigureName } from '@chiaroscuro/manuscript/find-figure';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically, writeTogether } from '@chiaroscuro/manuscript/write-atomically';
import { formatGolden } from '@chiaroscuro/tables/golden';
import { describeDrift, reasonToAccept } from './describe-drift.ts';
import { readDrift, type FigureDrift } from './figure-drift.ts';
import type { AcceptOptions } from './options.ts';
import { drawDrift } from './picture/draw-drift.ts';

/** What an acceptance is given by the process it runs in. */
export interface AcceptRequest {
  options: AcceptOptions;
  /** The folder with turbo.json. */
  project: string;
  reporter: Reporter;
  /** Asks a person; undefined when there is nobody to ask. */
  ask: ((question: string) => Promise<boolean>) | undefined;
}

/**
 * Shows how the numbers of figures have moved, in words and in a picture, and writes those that are
 * accepted into the chapters' golden files. Numbers that have not moved are left alone.
 *
 * @returns false when the person said no.
 * @throws UserError for a figure that is not there or has no sound numbers, and
 *   `drift/not-confirmed` when nobody could be asked; nothing has been changed then.
 */
export async function accept({ options, project, reporter, ask }: AcceptRequest): Promise<boolean> {
  const book = readBook(bookFolder(project, options.book));
  const wanted = options.all
    ? allFigures(book).filter((name) => hasCode(book, name))
    : options.figures.map((name) => findFigure(book, name));
  const drifts = wanted.map((figure) => ({ figure, drift: readDrift(book.paths, figure) }));
  const changed = drifts.filter(({ drift }) => reasonToAccept(drift) !== undefined);
  for (const { drift, figure } of changed) show({ drift, figure, paths: book.paths, reporter });
  const same = drifts.length - changed.length;
  if (same > 0) reporter.note(`${subject(same)} the same numbers as accepted.`);
  if (changed.length === 0) return true;
  if (!options.yes) {
    if (!ask) throw notConfirmed();
    if (!(await ask(`Take the new numbers of ${figures(changed.length)}?`))) {
      reporter.note('Nothing has been changed.');
      return false;
    }
  }
  writeTogether(
    new Map(
      changed.map(({ drift, figure }) => [
        goldenFile(book.paths, figure),
        formatGolden(drift.computed, drift.ingredients),
      ]),
    ),
  );
  for (const { figure } of changed) {
    reporter.note(`Accepted: ${book.paths.relative(goldenFile(book.paths, figure))}`);
  }
  return true;
}

interface Showing {
  drift: FigureDrift;
  figure: FigureName;
  paths: BookPaths;
  reporter: Reporter;
}

function show({ drift, figure, paths, reporter }: Showing): void {
  reporter.note(`${drift.name}: ${reasonToAccept(drift)}`);
  for (const line of describeDrift(drift)) reporter.note(`  ${line}`);
  if (!drift.golden || drift.findings.length === 0) return;
  const file = paths.driftPicture(figure.chapter, figure.figure);
  writeAtomically(file, drawDrift({ ...drift, golden: drift.golden }));
  reporter.note(`  Old and new side by side: ${paths.relative(file)}`);
}

function hasCode({ paths }: Book, { chapter, figure }: FigureName): boolean {
  return existsSync(paths.chapter(chapter).figure(figure).code);
}

function goldenFile(paths: BookPaths, { chapter, figure }: FigureName): string {
  return paths.chapter(chapter).figure(figure).golden;
}

function figures(n: number): string {
  return n === 1 ? 'this figure' : `these ${n} figures`;
}

function subject(n: number): string {
  return n === 1 ? 'One figure has' : `${n} figures have`;
}

function notConfirmed(): UserError {
  return new UserError({
    code: 'drift/not-confirmed',
    severity: 'error',
    message: 'expected somebody at a terminal to say yes; nothing has been changed',
    hint: 'Look at the picture, then run the same command with --yes.',
  });
}
