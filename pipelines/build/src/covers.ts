import { existsSync, readFileSync } from 'node:fs';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { editionPrinter, printerVariable } from '@chiaroscuro/printers/edition-printer';
import type { BuildPlan } from './build-plan.ts';
import type { Products } from './product-names.ts';

/** The covers of the editions that a build makes, by their names in dist/. A proof, or a book without cover.tex, has none. */
export function finishedCovers(book: Book, plan: BuildPlan): [file: string, bytes: Uint8Array][] {
  if (plan.chapter !== undefined || !existsSync(book.paths.cover)) return [];
  return plan.editions.map((edition) => [
    coverName({ book, plan, edition }),
    readFileSync(book.paths.edition(edition).cover.prepress),
  ]);
}

/** A printed cover is made for one printer and is named after him, a front for screens after its edition. */
export function coverName({
  book,
  plan,
  edition,
}: Omit<Products, 'book'> & { book: Pick<Book, 'config' | 'paths'>; edition: string }): string {
  const printer = editionPrinter({
    book,
    edition,
    environment: { [printerVariable]: plan.printer },
  });
  return `${book.config.slug}-cover-${printer?.profile.name ?? edition}.pdf`;
}
