import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BackendChoice } from '@chiaroscuro/compute/backend';
import type { FigureData } from '@chiaroscuro/compute/figure';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { createRun } from '@chiaroscuro/compute/run';
import type { FigureRecord, Run } from '@chiaroscuro/compute/run';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { replaceFolder, writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { formatArrays } from '@chiaroscuro/tables/arrays';
import type { FigureArrays } from '@chiaroscuro/tables/arrays';
import { loadFigure } from './load-figure.ts';

const stage = 'compute';

/** What to compute, and whom to tell. */
export interface ChapterJob {
  paths: BookPaths;
  chapter: string;
  backend: BackendChoice;
  reporter: Reporter;
}

/**
 * Computes all figures of a chapter, sorted by name, and replaces its arrays and their provenance.
 * Every figure is tried; if one fails, nothing is replaced.
 *
 * @throws UserError with the diagnostics of all figures that failed.
 */
export async function computeChapter({
  paths,
  chapter,
  backend,
  reporter,
}: ChapterJob): Promise<void> {
  const chapterPaths = paths.chapter(chapter);
  const run = createRun({
    backend,
    sources: { folder: chapterPaths.folder, project: paths.project },
    onProgress: ({ model, done, total }) =>
      reporter.progress({ stage, subject: `${chapter}/${model}`, done, total }),
  });
  const computed = await computeFigures({ paths, chapter, run, reporter });

  const used = await run.usedBackend();
  if (used?.reason) reporter.note(`TensorFlow.js backend ${used.name}. ${used.reason}`);
  await replaceFolder(chapterPaths.arrays, (fresh) => {
    for (const { file, arrays } of computed) {
      writeFileSync(path.join(fresh, path.basename(file)), formatArrays(arrays));
    }
  });
  const record = { chapter, backend: used, figures: run.figures, models: run.models };
  writeAtomically(chapterPaths.provenance(stage), `${JSON.stringify(record, null, 2)}\n`);
}

interface ComputedFigure {
  file: string;
  arrays: FigureArrays;
}

async function computeFigures({
  paths,
  chapter,
  run,
  reporter,
}: Omit<ChapterJob, 'backend'> & { run: Run }): Promise<ComputedFigure[]> {
  const chapterPaths = paths.chapter(chapter);
  const sources = { folder: chapterPaths.folder, project: paths.project };
  const computed: ComputedFigure[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const short of listFigures(chapterPaths)) {
    const figure = chapterPaths.figure(short);
    const name = `${chapter}/${short}`;
    try {
      const code = await loadFigure({ name, figure, sources, shown: paths.relative(figure.code) });
      if (!code) continue;
      const data = await runFigure(code, { name, run });
      const record = run.figures.at(-1)!;
      computed.push({ file: figure.arrays, arrays: arraysOf(data, record) });
      reporter.finished({
        stage,
        subject: name,
        detail: describe(data),
        milliseconds: record.milliseconds,
      });
    } catch (error) {
      // Without a backend every training fails alike; one message says it.
      if (!(error instanceof UserError) || hasCode(error, 'compute/backend')) throw error;
      const file = paths.relative(figure.code);
      diagnostics.push(
        ...error.diagnostics.map((item) => ({ ...item, place: { file, ...item.place } })),
      );
    }
  }
  const [first, ...others] = diagnostics;
  if (first) throw new UserError(first, ...others);
  return computed;
}

function hasCode({ diagnostics }: UserError, code: Diagnostic['code']): boolean {
  return diagnostics.some((diagnostic) => diagnostic.code === code);
}

/** What goes into the tables is the part of the record that equal inputs reproduce: no times. */
function arraysOf({ tables, numbers = {} }: FigureData, record: FigureRecord): FigureArrays {
  const { figure, seed, backend, versions, models, tolerance } = record;
  return {
    provenance: {
      figure,
      ...(seed === undefined ? {} : { seed }),
      backend,
      versions,
      ...(models.length === 0
        ? {}
        : { models: models.map(({ model, seed }) => ({ model, seed })) }),
      ...(tolerance === undefined ? {} : { tolerance }),
    },
    tables,
    numbers,
  };
}

function describe({ tables, numbers = {} }: FigureData): string {
  return `${count(Object.keys(tables).length, 'table')}, ${count(Object.keys(numbers).length, 'number')}`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
