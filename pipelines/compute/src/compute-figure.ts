import { existsSync } from 'node:fs';
import type { FigureData, Model } from '@chiaroscuro/compute/figure';
import { recordReads } from '@chiaroscuro/compute/recorded-reads';
import type { FigureRecord, Run } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import type { Reporter } from '@chiaroscuro/console/reporter';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import type { NumbersShelf } from '@chiaroscuro/recipes/numbers';
import { moduleDigests } from '@chiaroscuro/recipes/numbers-recipe';
import type { NumbersRecord } from '@chiaroscuro/recipes/records';
import { formatArrays, type FigureArrays } from '@chiaroscuro/tables/arrays';
import type { ChapterTrainings } from './chapter-trainings.ts';
import { loadFigure } from './load-figure.ts';

const stage = 'compute';

/** The figure to compute. */
export interface FigureJob {
  paths: BookPaths;
  chapter: string;
  figure: string;
  shelf: NumbersShelf;
  run: Run;
  /** `<chapter>/<figure>` to the models that it has asked for. */
  usedModels: ReadonlyMap<string, Set<Model>>;
  trainings: ChapterTrainings;
  reporter: Reporter;
}

/** A figure's arrays, as they are written, and what is said of their making. */
export interface ComputedFigure {
  file: string;
  text: string;
  record: NumbersRecord;
  /** Whether it was computed now; otherwise it was in the store. */
  isFresh: boolean;
}

/**
 * The numbers of a figure, from the store or computed and kept; undefined for a figure that has
 * only a drawing.
 *
 * @throws UserError for what is wrong with the figure.
 */
export async function computeFigure(job: FigureJob): Promise<ComputedFigure | undefined> {
  const { paths, chapter, figure, shelf, run, reporter } = job;
  const chapterPaths = paths.chapter(chapter);
  const files = chapterPaths.figure(figure);
  const name = `${chapter}/${figure}`;
  const recipe = existsSync(files.code) ? await shelf.recipe(figure) : undefined;
  const kept = recipe && (await shelf.recall(recipe));
  if (kept) {
    reporter.reused({ stage, subject: name });
    for (const source of kept.models) await job.trainings.mention(source);
    return finish(kept.arrays, { figure: name, ...kept.record }, false);
  }
  const code = await loadFigure({
    name,
    figure: files,
    sources: { folder: chapterPaths.folder, project: paths.project },
    shown: paths.relative(files.code),
  });
  if (!code) return undefined;
  const opened = new Set<string>();
  const data = await recordReads(opened, () => runFigure(code, { name, run }));
  const record = run.figures.find((each) => each.figure === name)!;
  const arrays = formatArrays(arraysOf(data, record)).replace(naming(name), nameless);
  const { figure: _, ...nameFree } = record;
  const models = job.usedModels.get(name) ?? [];
  if (recipe) {
    await shelf.keep({ figure, recipe, models, files: opened, arrays, record: nameFree });
  }
  reporter.finished({
    stage,
    subject: name,
    detail: describe(data),
    milliseconds: record.milliseconds,
  });
  return finish(arrays, record, true);

  async function finish(
    text: string,
    made: FigureRecord,
    isFresh: boolean,
  ): Promise<ComputedFigure> {
    const ingredients = recipe && {
      modules: await moduleDigests(recipe.code, paths.relative),
      ...(made.seed === undefined ? {} : { seed: made.seed }),
      parameters: made.parameters,
      backend: made.backend,
      versions: { ...recipe.code.packages, ...made.versions },
      models: made.models.map(({ model, seed, parameters, backend }) => ({
        model,
        seed,
        parameters,
        backend,
      })),
    };
    return {
      file: files.arrays,
      text: text.replace(nameless, naming(name)),
      isFresh,
      record: { ...made, ...(recipe && { recipe: recipe.recipe, ingredients: ingredients! }) },
    };
  }
}

// Kept numbers do not know their figure's name, so that a figure may be renamed.
const naming = (name: string): string => `{"provenance":{"figure":${JSON.stringify(name)},`;
const nameless = '{"provenance":{"figure":"",';

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
