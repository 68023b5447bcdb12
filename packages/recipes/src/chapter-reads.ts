import path from 'node:path';
import { digestFile } from './file-digests.ts';
import type { ModelSource } from './numbers-recipe.ts';
import { existsSync, statSync } from 'node:fs';

/** Names of what the numbers of a chapter are found to read; files are named from the chapter's folder. */
export const chapterReads = {
  /** The present backend, which trains what has no file of its own. */
  backend: 'backend',
  ofData: (folder: string, file: string): string => `data ${path.relative(folder, file)}`,
  ofModel: (folder: string, { file, model }: ModelSource): string =>
    `model ${path.relative(folder, file)} ${model}`,
  /** The model that such a name tells of; undefined when it tells of something else. */
  model(folder: string, name: string): ModelSource | undefined {
    const [, file, model] = /^model (.+) (\S+)$/.exec(name) ?? [];
    return file === undefined ? undefined : { file: path.join(folder, file), model: model! };
  },
};

/** The digest of the data file that a name tells of; undefined when there is none. */
export function digestOfData(folder: string, name: string): string | undefined {
  return name.startsWith('data ')
    ? digestFile(path.join(folder, name.slice('data '.length)))
    : undefined;
}

/** What was opened of the book's own files and is no code, which the recipe knows; sorted. */
export function dataFiles(
  opened: Iterable<string>,
  { folder, code }: { folder: string; code: readonly string[] },
): string[] {
  const book = path.join(folder, '..', '..');
  return (
    [...new Set(opened)]
      .filter((file) => file.startsWith(`${book}/`) && !code.includes(file))
      // What the program keeps for itself (journal, checkpoints) is nobody's data.
      .filter((file) => !file.includes(`${path.sep}.chiaroscuro${path.sep}`))
      .filter((file) => existsSync(file) && statSync(file).isFile())
      .sort()
  );
}
