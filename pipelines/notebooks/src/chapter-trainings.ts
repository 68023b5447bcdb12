import type { BackendChoice } from '@chiaroscuro/compute/backend';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { packData, type PackedTraining } from '@chiaroscuro/notebooks/reader/packed-training';
import { openNumbersShelf } from '@chiaroscuro/recipes/numbers';
import { importedModels } from '@chiaroscuro/recipes/numbers-recipe';
import type { Store } from '@chiaroscuro/store/open-store';

/** Whose trainings are wanted. */
export interface WantedTrainings {
  paths: BookPaths;
  chapter: string;
  /** Figures whose models a notebook shows. */
  figures: readonly string[];
  backend: BackendChoice;
  store: Store;
}

/**
 * What the book's build trained for some figures of a chapter, by the names of the models, as notebooks carry it.
 *
 * @throws UserError `build/stage-failed` for a training that is not kept.
 */
export async function chapterTrainings({
  paths,
  chapter,
  figures,
  backend,
  store,
}: WantedTrainings): Promise<Record<string, PackedTraining>> {
  const chapterPaths = paths.chapter(chapter);
  const shelf = openNumbersShelf({
    store,
    chapter: chapterPaths,
    name: chapter,
    backend,
    choices: { folder: paths.backends },
  });
  const recipes = await Promise.all(figures.map(shelf.recipe));
  const files = new Set(
    recipes.flatMap((known) => (known ? importedModels(chapterPaths, known.code) : [])),
  );
  const packed: Record<string, PackedTraining> = {};
  for (const source of await shelf.trainings.sources([...files].sort())) {
    const kept = await shelf.trainings.recall(source);
    if (!kept) throw notKept(chapter, source.model, paths.relative(source.file));
    const { milliseconds: _, ...record } = kept.training.record;
    packed[source.model] = { data: packData(kept.training.data), record };
  }
  return packed;
}

function notKept(chapter: string, model: string, file: string): UserError {
  return new UserError({
    code: 'build/stage-failed',
    severity: 'error',
    message: `expected the book's training of ${model}, but the store does not hold it`,
    place: { chapter, file },
    hint: 'npm run notebooks trains it first; so does npm run build.',
  });
}
