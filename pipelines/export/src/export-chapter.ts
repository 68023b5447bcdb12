import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import { chapterListings } from '@chiaroscuro/manuscript/listings';
import type { BookPaths, ChapterPaths } from '@chiaroscuro/manuscript/paths';
import { replaceFolder, writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { parseArrays } from '@chiaroscuro/tables/arrays';
import { checkDrift, describeUngated } from './check-drift.ts';
import { exportFigure } from './export-figure.ts';
import type { ExportedFile } from './export-figure.ts';

const stage = 'export';

/** What to export, and whom to tell. */
export interface ExportJob {
  paths: BookPaths;
  chapter: string;
  reporter: Reporter;
}

/**
 * Writes the tables of all figures of a chapter that have arrays, removes those of figures that are
 * gone, and records what it has written. A figure whose numbers failed, or make no good table, gets
 * a note in the place of its numbers, which `\\computed` and the drawing stage understand. Parts of
 * the code that the text shows are written beside the tables.
 *
 * @returns whether all figures have good tables, within their tolerances of the accepted numbers.
 */
export async function exportChapter({ paths, chapter, reporter }: ExportJob): Promise<boolean> {
  const chapterPaths = paths.chapter(chapter);
  const files: ExportedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const finished: FinishedFigure[] = [];
  const figures = computedFigures(chapterPaths, chapter);
  const failed = failedFigures(chapterPaths);
  for (const short of figures) {
    const started = performance.now();
    const figure = chapterPaths.figure(short);
    const place = { figure: `${chapter}/${short}`, file: paths.relative(figure.code) };
    const arrays = parseArrays(readFileSync(figure.arrays, 'utf8'), place);
    const exported = exportFigure(arrays, { paths: figure, place });
    diagnostics.push(...exported.diagnostics);
    if (exported.diagnostics.length > 0) {
      failed.push(short);
      continue;
    }
    // A table with a NaN has moved, too; that says no more.
    diagnostics.push(...checkDrift({ paths, chapter, figure: short, arrays, place }));
    files.push(...exported.files);
    const isNew = exported.files.some(({ file, text }) => !holds(file, text));
    const milliseconds = performance.now() - started;
    finished.push({ subject: place.figure, detail: exported.detail, milliseconds, isNew });
  }
  for (const short of failed) {
    const text = `\\failednumbers{${chapter}/${short}}\n`;
    files.push({ file: chapterPaths.figure(short).numbers, text });
  }
  await replaceFiles(chapterPaths.tables, files);
  const listings = chapterListings(chapterPaths, paths.relative);
  diagnostics.push(...listings.diagnostics);
  await replaceFiles(
    chapterPaths.listings,
    [...listings.files].map(([file, text]) => ({ file, text })),
  );
  const names = files.map(({ file }) => path.relative(chapterPaths.tables, file));
  const record = { files: names.map((name) => name.split(path.sep).join('/')).sort() };
  writeAtomically(chapterPaths.provenance(stage), `${JSON.stringify(record, null, 2)}\n`);
  diagnostics.forEach(reporter.diagnostic);
  const ungated = describeUngated(paths, chapter, figures);
  if (ungated) reporter.note(ungated);
  for (const { isNew, ...figure } of finished) {
    if (isNew) reporter.finished({ stage, ...figure });
    else reporter.reused({ stage, subject: figure.subject });
  }
  return failed.length === 0 && diagnostics.length === 0;
}

async function replaceFiles(folder: string, files: readonly ExportedFile[]): Promise<void> {
  await replaceFolder(folder, (fresh) => {
    for (const { file, text } of files) {
      const freshFile = path.join(fresh, path.relative(folder, file));
      mkdirSync(path.dirname(freshFile), { recursive: true });
      writeFileSync(freshFile, text);
    }
  });
}

interface FinishedFigure {
  subject: string;
  detail: string;
  milliseconds: number;
  /** Whether its tables were not there already. */
  isNew: boolean;
}

function holds(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}

/** Figures whose computation failed, which the compute stage has told of. */
function failedFigures(chapter: ChapterPaths): string[] {
  const record = chapter.provenance('compute');
  if (!existsSync(record)) return [];
  return (JSON.parse(readFileSync(record, 'utf8')) as { failed?: string[] }).failed ?? [];
}

/** Names of the figures that have arrays, sorted; arrays of figures that are gone are passed over. */
function computedFigures(chapter: ChapterPaths, name: string): string[] {
  if (existsSync(chapter.arrays)) {
    return readdirSync(chapter.arrays)
      .filter((file) => file.endsWith('.json'))
      .map((file) => path.basename(file, '.json'))
      .filter((figure) => existsSync(chapter.figure(figure).code))
      .sort();
  }
  if (!listFigures(chapter).some((figure) => existsSync(chapter.figure(figure).code))) return [];
  throw new UserError({
    code: 'build/stage-failed',
    severity: 'error',
    message: 'expected the arrays of the figures, found none',
    place: { chapter: name },
    hint: 'Run the compute stage first, or build with npm run build.',
  });
}
