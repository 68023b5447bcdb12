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
import { trainerCount } from '@chiaroscuro/trainers/trainer-count';
import { createTrainers } from '@chiaroscuro/trainers/trainers';
import type { Store } from '@chiaroscuro/store/open-store';
import { openTrainings } from './chapter-trainings.ts';
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
  /** The id of the running build. */
  build?: string | undefined;
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
  const sources = { folder: chapterPaths.folder, project: paths.project };
  const usedModels = new Map<string, Set<Model>>();
  const turns = trainerCount();
  const trainers = createTrainers({ turns: paths.trainings, count: turns });
  const shelf = openNumbersShelf({
    store,
    chapter: chapterPaths,
    name: chapter,
    backend,
    choices: {
      folder: paths.backends,
      compare: (source) => trainers.compare({ ...source, figure: chapter, sources }),
    },
  });
  const trainings = openTrainings({ ...job, shelf: shelf.trainings, trainers, turns });
  const run = createRun({
    backend,
    sources,
    library: trainings.library,
    onTrain: (figure, model) =>
      usedModels.set(figure, (usedModels.get(figure) ?? new Set()).add(model)),
    onProgress: ({ model, done, total }) =>
      reporter.progress({ stage, subject: `${chapter}/${model}`, done, total }),
  });
  const figures = listFigures(chapterPaths);
  const earlier = numbersRecords(chapterPaths);
  // Asked for all at once, the bundler reads them side by side; and a recipe tells of model files.
  await Promise.all(
    figures.filter((figure) => existsSync(chapterPaths.figure(figure).code)).map(shelf.recipe),
  );
  const failed: string[] = [];
  let stop: (nothing: undefined) => void = () => {};
  const stopped = new Promise<undefined>((resolve) => (stop = resolve));

  /** One figure; while it waits for a training, others compute. */
  async function attempt(figure: string): Promise<ComputedFigure | undefined> {
    if (job.failFast && failed.length > 0) return undefined;
    try {
      const shared = { paths, chapter, shelf, run, usedModels, trainings, reporter };
      const result = await Promise.race([computeFigure({ ...shared, figure }), stopped]);
      if (result?.isFresh) noteNumbers(job, result, earlier[figure]);
      return result;
    } catch (error) {
      // Without a backend every training fails alike; one message says it.
      if (!(error instanceof UserError) || concerns(error, 'compute/backend')) throw error;
      failed.push(figure);
      const file = paths.relative(chapterPaths.figure(figure).code);
      for (const item of error.diagnostics) {
        reporter.diagnostic({ ...item, place: { file, ...item.place } });
      }
      if (job.failFast) stop(undefined);
      return undefined;
    }
  }

  const computed = await Promise.all(figures.map(attempt)).finally(trainers.stop);
  const used = await run.usedBackend();
  if (used?.reason) reporter.note(`TensorFlow.js backend ${used.name}. ${used.reason}`);
  const whole = computed.filter((figure): figure is ComputedFigure => figure !== undefined);
  await replaceFolder(chapterPaths.arrays, (fresh) => {
    for (const { file, text } of whole) writeFileSync(path.join(fresh, path.basename(file)), text);
  });
  const record = {
    chapter,
    figures: whole.map((figure) => figure.record),
    trainings: trainings.records(),
    failed: failed.sort(),
  };
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
