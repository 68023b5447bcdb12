import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from '@chiaroscuro/manuscript/read-book';

/**
 * The edition that the stage was asked to draw: its only argument.
 *
 * @throws UserError `option/invalid` or `book/unknown-edition`.
 */
export function wantedEdition(book: Book, args: string[]): string {
  const known = Object.keys(book.config.editions);
  const [edition, ...others] = args;
  if (edition === undefined || others.length > 0) {
    throw new UserError({
      code: 'option/invalid',
      severity: 'error',
      message: `expected one argument, the edition to draw, got ${args.length}`,
      hint: `The editions are: ${known.join(', ')}.`,
    });
  }
  if (!known.includes(edition)) {
    throw new UserError({
      code: 'book/unknown-edition',
      severity: 'error',
      message: `the book has no edition "${edition}"`,
      place: { file: book.paths.relative(book.paths.config) },
      hint: `Its editions are: ${known.join(', ')}.`,
    });
  }
  return edition;
}
