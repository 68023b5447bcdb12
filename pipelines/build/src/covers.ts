import { existsSync, readFileSync } from 'node:fs';
import { coverName } from '@chiaroscuro/manuscript/product-names';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { editionPrinter, printerVariable } from '@chiaroscuro/printers/edition-printer';
import type { BuildPlan } from './build-plan.ts';

/** The covers of the editions that a build makes, by their names in dist/. A proof, or a book without cover.tex, has none. */
export function finishedCovers(book: Book, plan: BuildPlan): [file: string, bytes: Uint8Array][] {
  if (plan.chapter !== undefined || !existsSync(book.paths.cover)) return [];
  const environment = { [printerVariable]: plan.printer };
  return plan.editions.map((edition) => {
    const printer = editionPrinter({ book, edition, environment });
    const file = coverName({ book }, printer?.profile.name ?? edition);
    return [file, readFileSync(book.paths.edition(edition).cover.prepress)];
  });
}
