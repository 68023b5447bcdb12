import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from './read-book.ts';

/** The environment variable that names the chapter of a proof. */
export const proofVariable = 'CHIAROSCURO_CHAPTER';

/** What a stage program of an edition was started with. */
export interface EditionArguments {
  book: Book;
  args: string[];
  environment: NodeJS.ProcessEnv;
}

/**
 * The chapter of which a proof is wanted: with the argument `--proof`, the one that the
 * environment names; without it, undefined, and the whole book is meant.
 *
 * @throws UserError `option/invalid` or `book/unknown-chapter`.
 */
export function wantedProof({ book, args, environment }: EditionArguments): string | undefined {
  if (args.length === 0) return undefined;
  const chapter = environment[proofVariable];
  if (args.join(' ') !== '--proof' || !chapter) {
    throw new UserError({
      code: 'option/invalid',
      severity: 'error',
      message: `expected no argument, or --proof with ${proofVariable} naming a chapter; got "${args.join(' ')}"`,
      hint: 'npm run build -- --chapter NAME makes the proof of a chapter.',
    });
  }
  if (!book.chapters.includes(chapter)) {
    throw new UserError({
      code: 'book/unknown-chapter',
      severity: 'error',
      message: `the book has no chapter "${chapter}"`,
      hint: `Its chapters are: ${book.chapters.join(', ')}.`,
    });
  }
  return chapter;
}
