import { existsSync } from 'node:fs';
import type { Place } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from './read-book.ts';

/**
 * A place with the drawing of its figure, if it names a figure of this book and no file yet: what is wrong with a figure
 * on a page is mended there.
 */
export function locateFigure({ paths }: Pick<Book, 'paths'>, place: Place): Place {
  const [chapter, figure, ...others] = place.figure?.split('/') ?? [];
  if (!isName(chapter) || !isName(figure) || others.length > 0) return place;
  const { drawing } = paths.chapter(chapter).figure(figure);
  return existsSync(drawing) ? { file: paths.relative(drawing), ...place } : place;
}

/** A PDF of strangers may name what it likes; paths are made of names only. */
function isName(text: string | undefined): text is string {
  return text !== undefined && /^[\p{L}\p{N}_-]+$/u.test(text);
}
