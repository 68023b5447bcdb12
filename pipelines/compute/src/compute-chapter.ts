import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BackendChoice } from '@chiaroscuro/compute/backend';
import type { Model } from '@chiaroscuro/compute/figure';
import { likelyCauses } from '@chiaroscuro/compute/likely-causes';
import { createRun } from '@chiaroscuro/compute/run';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { replaceFolder, writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { noteMaking } from '@chiaroscuro/recipes/journal';
import { openNumbersShelf } from '@chiaroscuro/recipes/numbers';
import { numbersRecords, type NumbersRecord } from '@chiaroscuro/recipes/records';
import type { Store } from '@chiaroscuro/store/open-store';
import { computeFigure, type ComputedFigure } from './compute-figure.ts';

const stage = 'compute';

/** What to compute, and whom to tell. */
export interface ChapterJob {
  paths: BookPaths;
  chapter: string;
  backend: BackendChoice;
  store: Store;
  reporter: Reporter;
  /** Whether to stop at the first figure that fails. */
  failFast?: boolean;
}

/**
 * Finds in the store or computes the numbers of all figures of a chapter, sorted by name, and
 * replaces its arrays and their provenance. Every figure is tried; one that fails is told of, and
 * has no arrays.
 *
 * @returns whether all figures have their numbers now.
 * @throws UserError for what no figure can do without, such as the backend.
 */
export async function computeChapter(job: ChapterJob): Promise<boolean> {
  const { paths, chapter, backend, store, reporter } = job;
  const chapterPaths = paths.chapter(chapter);
  const shelf = openNumbersShelf({ store, chapter: chapterPaths, name: chapter, backend });
  const usedModels = new Map<string, Set<Model>>();
  const run = createRun({
    backend,
    sources: { folder: chapterPaths.folder, project: paths.project },
    library: shelf.library,
    onTrain: (figure, model) =>
      usedModels.set(figure, (usedModels.get(figure) ?? new Set()).add(model)),
    onProgress: ({ model, done, total }) =>
      reporter.progress({ stage, subject: `${chapter}/${model}`, done, total }),
  });
  const figures = listFigures(chapterPaths);
  const earlier = numbersRecords(chapterPaths);
  // Asked for all at once, the bundler reads them side by side.
  for (const figure of figures)
    if (existsSync(chapterPaths.figure(figure).code)) void shelf.recipe(figure);
  const computed: ComputedFigure[] = [];
  const failed: string[] = [];
  for (const figure of figures) {
    try {
      const result = await computeFigure({
        paths,
        chapter,
        figure,
        shelf,
        run,
        usedModels,
        reporter,
      });
      if (result) computed.push(result);
      if (result?.isFresh) noteNumbers(job, result, earlier[figure]);
    } catch (error) {
      // Without a backend every training fails alike; one message says it.
      if (!(error instanceof UserError) || concerns(error, 'compute/backend')) throw error;
      failed.push(figure);
      const file = paths.relative(chapterPaths.figure(figure).code);
      for (const item of error.diagnostics) {
        reporter.diagnostic({ ...item, place: { file, ...item.place } });
      }
      if (job.failFast) break;
    }
  }

  const used = await run.usedBackend();
  if (used?.reason) reporter.note(`TensorFlow.js backend ${used.name}. ${used.reason}`);
  await replaceFolder(chapterPaths.arrays, (fresh) => {
    for (const { file, text } of computed) {
      writeFileSync(path.join(fresh, path.basename(file)), text);
    }
  });
  const record = { chapter, figures: computed.map((figure) => figure.record), failed };
  writeAtomically(chapterPaths.provenance(stage), `${JSON.stringify(record, null, 2)}\n`);
  return failed.length === 0;
}

function noteNumbers(
  { paths, chapter }: ChapterJob,
  { record }: ComputedFigure,
  earlier: NumbersRecord | undefined,
): void {
  const causes = likelyCauses({
    accepted: earlier?.ingredients,
    computed: record.ingredients,
    folder: paths.relative(paths.chapter(chapter).folder),
  });
  noteMaking(paths, record.figure, {
    time: Date.now(),
    what: 'numbers',
    milliseconds: Math.round(record.milliseconds),
    reasons: earlier ? causes : ['first time'],
  });
}

function concerns({ diagnostics }: UserError, code: Diagnostic['code']): boolean {
  return diagnostics.some((diagnostic) => diagnostic.code === code);
}
