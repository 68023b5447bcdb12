import { existsSync } from 'node:fs';
import type { Book } from './read-book.ts';

/** The chapters of a book that have a companion notebook. */
export function notebookChapters({ chapters, paths }: Pick<Book, 'chapters' | 'paths'>): string[] {
  return chapters.filter((name) => existsSync(paths.chapter(name).notebook.source));
}

/**
 * Where a chapter's notebook lies from wherever the PDFs lie: in dist/, on the website, and where the archive of a
 * release is unpacked. With `"notebooks": "notebooks"` in book.json the marks of captions lead there.
 */
export function notebookName(chapter: string): string {
  return `notebooks/${chapter}.ipynb`;
}
