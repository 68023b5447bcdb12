import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { makeArchive, type Files } from '@chiaroscuro/release/archive';

/**
 * Notebooks and site, as archives, if dist/ has them.
 *
 * @param date YYYY-MM-DD.
 * @throws UserError `release/missing-part` when a chapter promises a notebook that is not among the others.
 */
export function optionalParts(book: Book, dist: string, date: string): Files {
  const parts = new Map<string, Uint8Array>();
  const notebooks = readFolder(path.join(dist, 'notebooks'));
  if (notebooks.size > 0) {
    checkNotebooks(book, notebooks);
    parts.set(`${book.config.slug}-notebooks.zip`, makeArchive(notebooks, date));
  }
  const site = readFolder(path.join(dist, 'site'));
  if (site.size > 0) parts.set(`${book.config.slug}-site.zip`, makeArchive(site, date));
  return parts;
}

function checkNotebooks({ chapters, paths }: Book, notebooks: Files): void {
  const missing = chapters.filter(
    (chapter) =>
      existsSync(path.join(paths.chapter(chapter).folder, 'notebook.ts')) &&
      !notebooks.has(`${chapter}.ipynb`),
  );
  const [first, ...others] = missing.map((chapter) => ({
    code: 'release/missing-part' as const,
    severity: 'error' as const,
    message: `the notebook of the chapter is not in dist/notebooks/`,
    place: { chapter },
    hint: 'npm run notebooks makes it.',
  }));
  if (first) throw new UserError(first, ...others);
}

/** All files below a folder that are not hidden, by their path from there. */
function readFolder(folder: string): Files {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)]),
  );
}
