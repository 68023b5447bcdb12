import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BookPaths } from './paths.ts';

/**
 * The book's file that TeX means by a name. A page from the store may have been typeset in another folder
 * or on another machine, so that only the end of the path counts: the longest end that names a file
 * of the book, or of a folder in which TeX looks for files.
 */
export function findSource(paths: BookPaths, input: string): string | undefined {
  const parts = path.posix
    .normalize(input.replaceAll('\\', '/'))
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const folders = [paths.root, paths.chapters, path.join(paths.root, 'matter')];
  for (let start = 0; start < parts.length; start += 1) {
    const tail = parts.slice(start).join(path.sep);
    for (const folder of folders) {
      const file = insideProject(paths, path.join(folder, tail));
      if (file) return file;
    }
  }
  return undefined;
}

/** The file, when it exists and neither `..` nor a symbolic link leads out of the project. */
export function insideProject(paths: BookPaths, file: string): string | undefined {
  const resolved = path.resolve(paths.project, file);
  if (!statSync(resolved, { throwIfNoEntry: false })?.isFile()) return undefined;
  const relative = path.relative(realpathSync(paths.project), realpathSync(resolved));
  return relative.startsWith('..') || path.isAbsolute(relative) ? undefined : resolved;
}
