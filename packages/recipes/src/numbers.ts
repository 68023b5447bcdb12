import { foreseeBackend, type BackendChoice } from '@chiaroscuro/compute/backend';
import type { Model } from '@chiaroscuro/compute/figure';
import type { FigureRecord } from '@chiaroscuro/compute/run';
import type { ChapterPaths } from '@chiaroscuro/manuscript/paths';
import type { Kept, Store } from '@chiaroscuro/store/open-store';
import { backendChoices, type BackendChoicesOptions } from './backend-choices.ts';
import { chapterReads, dataFiles, digestOfData } from './chapter-reads.ts';
import {
  digest,
  figureRecipe,
  importedModels,
  type ModelSource,
  type NumbersRecipe,
} from './numbers-recipe.ts';
import { openTrainingShelf, type TrainingShelf } from './trainings.ts';

/** Where the numbers of one chapter are kept and found again. */
export interface NumbersShelf {
  /** The recipe of a figure; undefined when its code cannot be read, which running it will explain. */
  recipe(figure: string): Promise<NumbersRecipe | undefined>;
  /** The kept arrays of a figure, without its name, and the record of the computation. */
  recall(recipe: NumbersRecipe): Promise<RecalledNumbers | undefined>;
  /** Keeps what has been computed, and that these models were used. */
  keep(numbers: NewNumbers): Promise<void>;
  /** Keeps and finds the trainings of the figures whose recipes have been asked for. */
  trainings: TrainingShelf;
}

/** Numbers that were computed before. */
export interface KeptNumbers {
  arrays: string;
  record: Omit<FigureRecord, 'figure'>;
}

/** Numbers that were found, and the models with files of their own that they are made from. */
export interface RecalledNumbers extends KeptNumbers {
  models: ModelSource[];
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
  choices,
}: {
  store: Store;
  chapter: ChapterPaths;
  /** The chapter's. */
  name: string;
  backend: BackendChoice;
  /** How the backend of each model is chosen. */
  choices: Omit<BackendChoicesOptions, 'wanted'>;
}): NumbersShelf {
  const recipes = new Map<string, Promise<NumbersRecipe | undefined>>();
  const { folder } = chapter;
  const backendOf = backendChoices({ ...choices, wanted: backend });
  const trainings = openTrainingShelf({ store, chapter, name, backendOf });

  return {
    trainings,
    recipe(figure) {
      const known = recipes.get(figure) ?? findRecipe(figure);
      recipes.set(figure, known);
      return known;
    },
    async recall({ recipe }) {
      const kept = await store.recall({ kind: 'numbers', recipe, digestsOf });
      if (!kept) return undefined;
      const models = Object.keys(kept.reads).map((read) => chapterReads.model(folder, read));
      return {
        arrays: arraysOf(kept),
        record: kept.note as never,
        models: models.filter((source) => source !== undefined),
      };
    },
    async keep({ figure, recipe, models, files, arrays, record }) {
      const data = dataFiles(files, { folder, code: recipe.code.files });
      const reads = await readsOf(models, data);
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
  };

  async function findRecipe(figure: string): Promise<NumbersRecipe | undefined> {
    const known = await figureRecipe(chapter.figure(figure).code).catch(() => undefined);
    if (known) trainings.addFiles(importedModels(chapter, known.code));
    return known;
  }

  /** A model that has no file of its own is part of the figure, and trained by the wanted backend. */
  async function readsOf(
    models: Iterable<Model>,
    data: readonly string[],
  ): Promise<Record<string, string> | undefined> {
    const sources = await Promise.all([...models].map(trainings.locate));
    const names = sources.map((source) =>
      source ? chapterReads.ofModel(folder, source) : chapterReads.backend,
    );
    return digestsOf([...names, ...data.map((file) => chapterReads.ofData(folder, file))]);
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

  async function digestOf(read: string): Promise<string | undefined> {
    if (read === chapterReads.backend) return digest(foreseeBackend(backend));
    const source = chapterReads.model(folder, read);
    return source ? (await trainings.recall(source))?.digest : digestOfData(folder, read);
  }
}

function arraysOf({ files }: Kept): string {
  return Buffer.from(files['arrays']!).toString('utf8');
}
