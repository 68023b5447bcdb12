import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chooseBackend, foreseeBackend, type BackendChoice } from '@chiaroscuro/compute/backend';
import type { Model, ModelData } from '@chiaroscuro/compute/figure';
import type {
  FigureRecord,
  ModelRecord,
  Training,
  TrainingLibrary,
} from '@chiaroscuro/compute/run';
import type { ChapterPaths } from '@chiaroscuro/manuscript/paths';
import type { Kept, Store } from '@chiaroscuro/store/open-store';
import { digestFile } from './file-digests.ts';
import { decodeModelData, encodeModelData } from './model-data.ts';
import {
  digest,
  figureRecipe,
  importedModels,
  modelRecipe,
  type NumbersRecipe,
} from './numbers-recipe.ts';

/** Where the numbers of one chapter are kept and found again. */
export interface NumbersShelf {
  /** The recipe of a figure; undefined when its code cannot be read, which running it will explain. */
  recipe(figure: string): Promise<NumbersRecipe | undefined>;
  /** The kept arrays of a figure, without its name, and the record of the computation. */
  recall(recipe: NumbersRecipe): Promise<KeptNumbers | undefined>;
  /** Keeps what has been computed, and that these models were used. */
  keep(numbers: NewNumbers): Promise<void>;
  /** Keeps and finds trainings, for the run that computes figures whose recipes have been asked for. */
  library: TrainingLibrary;
}

/** Numbers that were computed before. */
export interface KeptNumbers {
  arrays: string;
  record: Omit<FigureRecord, 'figure'>;
}

/** Numbers that have just been computed. */
export interface NewNumbers extends KeptNumbers {
  figure: string;
  recipe: NumbersRecipe;
  models: Iterable<Model>;
  /** Absolute paths of what the computation opened. */
  files: Iterable<string>;
}

/** The shelf of a chapter. */
export function openNumbersShelf({
  store,
  chapter,
  name,
  backend,
}: {
  store: Store;
  chapter: ChapterPaths;
  /** The chapter's. */
  name: string;
  backend: BackendChoice;
}): NumbersShelf {
  const trainings = new Map<string, Promise<KeptTraining | undefined>>();
  const recipes = new Map<string, Promise<NumbersRecipe | undefined>>();
  const modelFiles = new Set<string>();
  let chosen: ReturnType<typeof presentBackend> | undefined;
  const theBackend = (): ReturnType<typeof presentBackend> => (chosen ??= presentBackend(backend));

  return {
    recipe(figure) {
      const known = recipes.get(figure) ?? findRecipe(figure);
      recipes.set(figure, known);
      return known;
    },
    async recall({ recipe }) {
      const kept = await store.recall({ kind: 'numbers', recipe, digestsOf });
      return kept && { arrays: text(kept, 'arrays'), record: kept.note as never };
    },
    async keep({ figure, recipe, models, files, arrays, record }) {
      const reads = await readsOf({ models, files: dataFiles(files, recipe) });
      if (!reads) return;
      await store.keep({
        kind: 'numbers',
        recipe: recipe.recipe,
        subject: `numbers of ${name}/${figure}`,
        reads,
        files: { arrays: Buffer.from(arrays) },
        note: record as never,
      });
    },
    library: {
      async recall(model) {
        const file = await fileOf(model);
        return file === undefined ? undefined : (await recallTraining(file))?.training;
      },
      keep: keepTraining,
    },
  };

  async function findRecipe(figure: string): Promise<NumbersRecipe | undefined> {
    const known = await figureRecipe(chapter.figure(figure).code).catch(() => undefined);
    if (known) importedModels(chapter, known.code).forEach((file) => modelFiles.add(file));
    return known;
  }

  async function keepTraining(model: Model, training: Training<ModelData>): Promise<void> {
    const file = await fileOf(model);
    if (!file) return;
    const data = encodeModelData(training.data);
    const { milliseconds: _, ...record } = training.record;
    trainings.set(file, Promise.resolve({ digest: digest(data), training }));
    await store.keep({
      kind: 'model',
      recipe: (await modelRecipe(file, await theBackend())).recipe,
      subject: `model ${name}/${model.name}`,
      reads: {},
      files: { data: Buffer.from(data) },
      note: record as never,
    });
  }

  /** A model that has no file of its own is part of the figure, and trained by the present backend. */
  async function readsOf({
    models,
    files,
  }: {
    models: Iterable<Model>;
    files: readonly string[];
  }): Promise<Record<string, string> | undefined> {
    const ofModels = await Promise.all([...models].map(fileOf));
    const names = ofModels.map((file) =>
      file === undefined ? backendName : modelName + path.relative(chapter.folder, file),
    );
    const data = files.map((file) => dataName + path.relative(chapter.folder, file));
    return digestsOf([...names, ...data]);
  }

  /** What was opened and is no code, which the recipe knows. */
  function dataFiles(files: Iterable<string>, { code }: NumbersRecipe): string[] {
    const book = path.join(chapter.folder, '..', '..');
    return [...new Set(files)]
      .filter((file) => file.startsWith(`${book}/`) && !code.files.includes(file))
      .filter((file) => existsSync(file) && statSync(file).isFile())
      .sort();
  }

  async function digestsOf(names: readonly string[]): Promise<Record<string, string> | undefined> {
    const digests: Record<string, string> = {};
    for (const read of names) {
      const known = await digestOf(read);
      if (known === undefined) return undefined;
      digests[read] = known;
    }
    return digests;
  }

  async function digestOf(name: string): Promise<string | undefined> {
    if (name === backendName) return digest(await theBackend());
    if (name.startsWith(dataName)) {
      return digestFile(path.join(chapter.folder, name.slice(dataName.length)));
    }
    const file = path.join(chapter.folder, name.slice(modelName.length));
    return (await recallTraining(file))?.digest;
  }

  function recallTraining(file: string): Promise<KeptTraining | undefined> {
    const known = trainings.get(file) ?? findTraining(file);
    trainings.set(file, known);
    return known;
  }

  async function findTraining(file: string): Promise<KeptTraining | undefined> {
    const known = await modelRecipe(file, await theBackend()).catch(() => undefined);
    if (!known) return undefined;
    const kept = await store.recall({ kind: 'model', recipe: known.recipe, digestsOf: () => ({}) });
    if (!kept) return undefined;
    const data = text(kept, 'data');
    const record = { ...(kept.note as unknown as ModelRecord), milliseconds: 0 };
    return { digest: digest(data), training: { data: decodeModelData(data), record } };
  }

  /** The file in models/ that exports this very object. */
  async function fileOf(model: Model): Promise<string | undefined> {
    for (const file of modelFiles) {
      const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
      if (Object.values(exported).includes(model)) return file;
    }
    return undefined;
  }
}

interface KeptTraining {
  digest: string;
  training: Training<ModelData>;
}

const backendName = 'backend';
const modelName = 'model ';
const dataName = 'data ';

async function presentBackend(wanted: BackendChoice) {
  const { name, versions } = foreseeBackend(wanted) ?? (await chooseBackend(wanted));
  return { name, versions };
}

function text({ files }: Kept, name: string): string {
  return Buffer.from(files[name]!).toString('utf8');
}
