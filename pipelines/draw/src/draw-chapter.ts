import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { drawBatch, type Batch } from '@chiaroscuro/latex/draw-batch';
import { styleFolder } from '@chiaroscuro/latex/style-folder';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import { withPrivateFolder } from '@chiaroscuro/manuscript/private-folder';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { replaceFolder, writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { splitPages } from '@chiaroscuro/pdf/split-pages';
import { checkTables } from './check-tables.ts';
import { watchTranscript } from './watch-transcript.ts';

/** One chapter's figures for one edition. */
export interface DrawJob {
  book: Book;
  chapter: string;
  edition: string;
  reporter: Reporter;
}

const stage = 'draw';
const limits = { timeLimitSeconds: 600, memoryLimitBytes: 8 * 2 ** 30 };

/**
 * Draws all figures of a chapter in one LuaLaTeX process, which loads the stylesheet once, and
 * replaces the chapter's PDFs of this edition when all of them are good.
 *
 * @throws UserError with the diagnostics of every figure that could not be drawn.
 */
export async function drawChapter({ book, chapter, edition, reporter }: DrawJob): Promise<void> {
  const start = performance.now();
  const { paths } = book;
  const chapterPaths = paths.chapter(chapter);
  const figures = listFigures(chapterPaths);
  const missing = figures
    .filter((name) => !existsSync(chapterPaths.figure(name).drawing))
    .map((name) =>
      missingDrawing(`${chapter}/${name}`, paths.relative(chapterPaths.figure(name).drawing)),
    );
  throwErrors([...missing, ...figures.flatMap((name) => checkTables(paths, chapter, name))]);

  const drawn = figures.length === 0 ? [] : await withPrivateFolder((folder) => draw(folder));
  await replaceFolder(chapterPaths.drawings(edition), (fresh) => {
    for (const { name, bytes } of drawn) writeFileSync(path.join(fresh, `${name}.pdf`), bytes);
  });
  const milliseconds = performance.now() - start;
  const record = {
    edition,
    figures: Object.fromEntries(drawn.map(({ name, bytes }) => [name, sha256(bytes)])),
    milliseconds: Math.round(milliseconds),
  };
  writeAtomically(
    chapterPaths.provenance(`draw-${edition}`),
    `${JSON.stringify(record, null, 2)}\n`,
  );
  reporter.finished({
    stage,
    subject: `${chapter} ${edition}`,
    detail: `${drawn.length} ${drawn.length === 1 ? 'figure' : 'figures'}`,
    milliseconds,
  });

  async function draw(workFolder: string): Promise<DrawnFigure[]> {
    const stopWatching = watchTranscript({
      file: path.join(workFolder, 'figures.log'),
      onFigure: (done) =>
        reporter.progress({ stage, subject: `${chapter} ${edition}`, done, total: figures.length }),
    });
    try {
      const batch = await drawBatch({
        ...limits,
        projectRoot: paths.project,
        workFolder,
        jobname: 'figures',
        inputFolders: [...paths.edition(edition).inputFolders, styleFolder],
        sourceDateEpoch: editionEpoch(book.config),
        header: batchHeader(edition),
        figures: figures.map((name) => ({
          chapter,
          name,
          tex: `\\drawfigure{${chapter}}{${name}}`,
        })),
      });
      const diagnostics = inEdition(edition, [
        ...batch.diagnostics,
        ...[...batch.figures.values()].flatMap((figure) => figure.diagnostics),
      ]);
      throwErrors(diagnostics);
      diagnostics.forEach(reporter.diagnostic);
      return await splitBatch(batch, chapter);
    } finally {
      stopWatching();
    }
  }
}

interface DrawnFigure {
  name: string;
  bytes: Uint8Array;
}

async function splitBatch({ run, figures }: Batch, chapter: string): Promise<DrawnFigure[]> {
  if (!run.pdfPath) throw new Error('a batch without errors has no PDF');
  const keys = [...figures.keys()];
  const pages = await splitPages(readFileSync(run.pdfPath), keys);
  return keys.map((key, index) => ({ name: key.slice(chapter.length + 1), bytes: pages[index]! }));
}

/** What comes before `\begin{document}`: the edition's choice, and the stylesheet. */
function batchHeader(edition: string): string {
  return [
    `\\newcommand\\bookedition{${edition}}`,
    '\\documentclass[10pt]{article}',
    '\\usepackage{chiaroscuro}',
    '\\input{maths-preamble}',
    '',
  ].join('\n');
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

function inEdition(edition: string, diagnostics: Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    place: { ...diagnostic.place, edition },
  }));
}

/** Warnings of a run with errors are mostly their consequences; they come back if they are not. */
function throwErrors(diagnostics: readonly Diagnostic[]): void {
  const [first, ...others] = diagnostics.filter(({ severity }) => severity === 'error');
  if (first) throw new UserError(first, ...others);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
