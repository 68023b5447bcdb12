import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { editDistance } from '@chiaroscuro/diagnostics/edit-distance';
import { listFigures } from './chapters.ts';
import type { Book } from './read-book.ts';

/** A figure of a book, by its full name. */
export interface FigureName {
  chapter: string;
  figure: string;
}

/** All figures of the book, sorted by chapter and name. */
export function allFigures({ chapters, paths }: Pick<Book, 'chapters' | 'paths'>): FigureName[] {
  return chapters.flatMap((chapter) =>
    listFigures(paths.chapter(chapter)).map((figure) => ({ chapter, figure })),
  );
}

/**
 * The figure that a person has named as `<chapter>/<figure>`.
 *
 * @throws UserError `figure/unknown`, with the names that come closest.
 */
export function findFigure(book: Pick<Book, 'chapters' | 'paths'>, name: string): FigureName {
  const figures = allFigures(book);
  const found = figures.find(({ chapter, figure }) => `${chapter}/${figure}` === name);
  if (found) return found;
  const closest = figures
    .map(({ chapter, figure }) => ({
      full: `${chapter}/${figure}`,
      // Who leaves the chapter out is not punished for it.
      distance: Math.min(editDistance(name, `${chapter}/${figure}`), editDistance(name, figure)),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3);
  throw new UserError({
    code: 'figure/unknown',
    severity: 'error',
    message: `expected a figure of the book as <chapter>/<figure>, got "${name}"`,
    hint:
      closest.length > 0
        ? `Did you mean ${closest.map(({ full }) => full).join(', ')}?`
        : 'The book has no figures yet.',
  });
}
