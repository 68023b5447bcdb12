import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { BookPaths, ChapterPaths } from '@chiaroscuro/manuscript/paths';
import { replaceFolder } from '@chiaroscuro/manuscript/write-atomically';
import { parseArrays } from '@chiaroscuro/tables/arrays';
import { exportFigure } from './export-figure.ts';
import type { ExportedFile } from './export-figure.ts';

/** What to export, and whom to tell. */
export interface ExportJob {
  paths: BookPaths;
  chapter: string;
  reporter: Reporter;
}

/**
 * Writes the tables of all figures of a chapter that have arrays, and removes those of figures that
 * are gone. If one table is bad, nothing is replaced.
 *
 * @throws UserError with the diagnostics of all bad tables.
 */
export async function exportChapter({ paths, chapter, reporter }: ExportJob): Promise<void> {
  const chapterPaths = paths.chapter(chapter);
  const files: ExportedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const short of computedFigures(chapterPaths, chapter)) {
    const started = performance.now();
    const figure = chapterPaths.figure(short);
    const place = { figure: `${chapter}/${short}`, file: paths.relative(figure.code) };
    const exported = exportFigure(parseArrays(readFileSync(figure.arrays, 'utf8'), place), {
      paths: figure,
      place,
    });
    files.push(...exported.files);
    diagnostics.push(...exported.diagnostics);
    reporter.finished({
      stage: 'export',
      subject: place.figure,
      detail: exported.detail,
      milliseconds: performance.now() - started,
    });
  }
  const [first, ...others] = diagnostics;
  if (first) throw new UserError(first, ...others);
  await replaceFolder(chapterPaths.tables, (fresh) => {
    for (const { file, text } of files) {
      const freshFile = path.join(fresh, path.relative(chapterPaths.tables, file));
      mkdirSync(path.dirname(freshFile), { recursive: true });
      writeFileSync(freshFile, text);
    }
  });
}

/** Names of the figures that have arrays, sorted. */
function computedFigures(chapter: ChapterPaths, name: string): string[] {
  if (existsSync(chapter.arrays)) {
    return readdirSync(chapter.arrays)
      .filter((file) => file.endsWith('.json'))
      .map((file) => path.basename(file, '.json'))
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
