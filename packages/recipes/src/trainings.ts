import { pathToFileURL } from 'node:url';
import { exportedModels } from '@chiaroscuro/compute/exported-models';
import type { Model, ModelData } from '@chiaroscuro/compute/figure';
import type { ModelRecord, Training } from '@chiaroscuro/compute/training';
import type { ChapterPaths } from '@chiaroscuro/manuscript/paths';
import type { Kept, Store } from '@chiaroscuro/store/open-store';
import type { ChosenBackend } from './backend-choices.ts';
import { chapterReads, dataFiles, digestOfData } from './chapter-reads.ts';
import { decodeModelData, encodeModelData } from './model-data.ts';
import { digest, modelRecipe, type ModelSource, type NumbersRecipe } from './numbers-recipe.ts';

/** Where the trainings of one chapter are kept and found again. */
export interface TrainingShelf {
  /** Makes models in these files known; a file that exports none does no harm. */
  addFiles(files: Iterable<string>): void;
  /** The file in models/ that exports this very object, directly or in a family. */
  locate(model: Model): Promise<ModelSource | undefined>;
  /** All models that the known files export. */
  sources(files: Iterable<string>): Promise<ModelSource[]>;
  recipe(source: ModelSource): Promise<NumbersRecipe>;
  /** What trains a model. */
  backend(source: ModelSource): Promise<ChosenBackend>;
  /** The kept training, with the digest of its data. */
  recall(source: ModelSource): Promise<KeptTraining | undefined>;
  keep(source: ModelSource, training: Training<ModelData>): Promise<void>;
}

/** A training, and the digest of what it left. */
export interface KeptTraining {
  digest: string;
  training: Training<ModelData>;
}

/** What the shelf of trainings needs. */
export interface TrainingShelfOptions {
  store: Store;
  chapter: ChapterPaths;
  /** The chapter's. */
  name: string;
  /** What trains a model. */
  backendOf(source: ModelSource): Promise<ChosenBackend>;
}

/** The trainings of a chapter. */
export function openTrainingShelf({
  store,
  chapter,
  name,
  backendOf,
}: TrainingShelfOptions): TrainingShelf {
  const trainings = new Map<string, Promise<KeptTraining | undefined>>();
  const files = new Set<string>();
  const { folder } = chapter;

  return {
    addFiles: (more) => void [...more].forEach((file) => files.add(file)),
    async locate(model) {
      for (const file of files) {
        const exported = await modelsOf(file);
        if (exported.get(model.name) === model) return { file, model: model.name };
      }
      return undefined;
    },
    async sources(of) {
      const found = await Promise.all(
        [...of].map(async (file) =>
          [...(await modelsOf(file)).keys()].map((model) => ({ file, model })),
        ),
      );
      return found.flat();
    },
    backend: backendOf,
    recipe: async (source) => modelRecipe(source, await backendOf(source)),
    recall(source) {
      const key = keyOf(source);
      const known = trainings.get(key) ?? find(source);
      trainings.set(key, known);
      return known;
    },
    async keep(source, training) {
      const data = encodeModelData(training.data);
      trainings.set(keyOf(source), Promise.resolve({ digest: digest(data), training }));
      const { recipe, code } = await modelRecipe(source, await backendOf(source));
      const read = dataFiles(training.files ?? [], { folder, code: code.files });
      const reads = digestsOf(read.map((file) => chapterReads.ofData(folder, file)));
      if (!reads) return;
      await store.keep({
        kind: 'model',
        recipe,
        subject: `model ${name}/${source.model}`,
        reads,
        files: { data: Buffer.from(data) },
        note: training.record as never,
      });
    },
  };

  function keyOf(source: ModelSource): string {
    return chapterReads.ofModel(folder, source);
  }

  async function find(source: ModelSource): Promise<KeptTraining | undefined> {
    const known = await modelRecipe(source, await backendOf(source)).catch(() => undefined);
    if (!known) return undefined;
    const kept = await store.recall({ kind: 'model', recipe: known.recipe, digestsOf });
    if (!kept) return undefined;
    const data = dataOf(kept);
    const record = kept.note as unknown as ModelRecord;
    return { digest: digest(data), training: { data: decodeModelData(data), record } };
  }

  function digestsOf(names: readonly string[]): Record<string, string> | undefined {
    const digests = names.map((read) => [read, digestOfData(folder, read)] as const);
    return digests.some(([, known]) => known === undefined)
      ? undefined
      : (Object.fromEntries(digests) as Record<string, string>);
  }
}

async function modelsOf(file: string): Promise<Map<string, Model>> {
  return exportedModels(await import(pathToFileURL(file).href), file);
}

function dataOf({ files }: Kept): string {
  return Buffer.from(files['data']!).toString('utf8');
}
