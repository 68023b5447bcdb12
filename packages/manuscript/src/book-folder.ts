import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/**
 * The absolute folder of the book that `--book` names.
 *
 * @throws UserError `book/path-escapes` when it is outside the project, `book/missing` when no book is there.
 */
export function bookFolder(project: string, folder: string): string {
  const resolved = path.resolve(project, folder);
  const relative = path.relative(project, resolved);
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    throw new UserError({
      code: 'book/path-escapes',
      severity: 'error',
      message: `the book's folder ${folder} is outside the project`,
      hint: 'Move the book into the project: its chapters are workspace packages.',
    });
  }
  if (!existsSync(path.join(resolved, 'book.json'))) {
    throw new UserError({
      code: 'book/missing',
      severity: 'error',
      message: `expected a book, but there is no book.json in ${folder}${existsSync(resolved) ? '' : ', nor such a folder'}`,
      hint: 'Name the folder of a book with --book; without it, book/ is built.',
    });
  }
  return resolved;
}
