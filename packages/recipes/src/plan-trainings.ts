import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { readJournal } from './journal.ts';
import type { NumbersShelf } from './numbers.ts';
import { importedModels, trainingSubject, type NumbersRecipe } from './numbers-recipe.ts';

/** A model that a build would train. */
export interface PlannedTraining {
  /** `<chapter>/<model>`. */
  subject: string;
  reasons: string[];
}

/**
 * The models that a build would train for figures which have to be computed: those of the files in
 * models/ that a figure imports, as far as there is no training in the store. Their files are imported to
 * learn which models they export, and nothing is trained.
 *
 * @param recipes of the figures to be computed.
 */
export async function planTrainings(
  { paths, chapter, shelf }: { paths: BookPaths; chapter: string; shelf: NumbersShelf },
  recipes: readonly NumbersRecipe[],
): Promise<PlannedTraining[]> {
  const imported = recipes.flatMap(({ code }) => importedModels(paths.chapter(chapter), code));
  const planned: PlannedTraining[] = [];
  for (const file of [...new Set(imported)].sort()) {
    // Of a file that cannot be imported the build tells more.
    const sources = await shelf.trainings.sources([file]).catch(() => []);
    for (const source of sources) {
      if (await shelf.trainings.recall(source)) continue;
      const before = readJournal(paths, trainingSubject(chapter, source.model)).at(-1);
      const reason = before
        ? 'its code, or what trains it, changed'
        : 'it has not been trained before';
      planned.push({ subject: `${chapter}/${source.model}`, reasons: [reason] });
    }
  }
  return planned;
}
