import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { notebookChapters, notebookName } from '@chiaroscuro/manuscript/notebooks';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { makeArchive, type Files } from '@chiaroscuro/release/archive';

/** Whether a book has a website: it says so by telling what stands on it. */
export function hasSite({ paths }: Book): boolean {
  return existsSync(path.join(paths.root, 'website.json'));
}

/**
 * Notebooks and website of a book that has them, as archives. The notebooks' is unpacked beside the PDFs, whose
 * captions lead to them there. What dist/ holds of another book, or of a
 * chapter that has gone, is left where it is.
 *
 * @param date YYYY-MM-DD.
 * @throws UserError `release/missing-part` when one of them is not in dist/.
 */
export function optionalParts(book: Book, dist: string, date: string): Files {
  const parts = new Map<string, Uint8Array>();
  const { slug } = book.config;
  const chapters = notebookChapters(book);
  if (chapters.length > 0) {
    const notebooks = chapters.map((chapter) => readNotebook(dist, chapter));
    parts.set(`${slug}-notebooks.zip`, makeArchive(new Map(notebooks), date));
  }
  if (hasSite(book)) {
    const site = readFolder(path.join(dist, 'site'));
    parts.set(`${slug}-site.zip`, makeArchive(site, date));
  }
  return parts;
}

function readNotebook(dist: string, chapter: string): [name: string, bytes: Uint8Array] {
  const name = notebookName(chapter);
  const file = path.join(dist, name);
  if (existsSync(file)) return [name, readFileSync(file)];
  throw missing(`dist/${name}`, 'npm run notebooks makes it.');
}

/** All files below a folder that are not hidden, by their path from there. */
function readFolder(folder: string): Files {
  if (!existsSync(folder)) throw missing('dist/site', 'npm run site makes it.');
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)]),
  );
}

function missing(file: string, hint: string): UserError {
  return new UserError({
    code: 'release/missing-part',
    severity: 'error',
    message: 'the book has one, but it has not been made',
    place: { file },
    hint,
  });
}
