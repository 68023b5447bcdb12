import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { BuildPlan } from './build-plan.ts';

/** What a build makes, as far as the names of its files in dist/ tell. */
export interface Products {
  book: Pick<Book, 'config'>;
  plan: Pick<BuildPlan, 'chapter' | 'printer'>;
}

/** Whether a build leaves the book's own files alone: a proof does, and an edition for another printer. */
export function isAside({ chapter, printer }: Products['plan']): boolean {
  return chapter !== undefined || printer !== undefined;
}

/** The name of an edition's PDF; a draft, in which placeholders stand for figures, must not replace it. */
export function pdfName(products: Products & { edition: string; isDraft: boolean }): string {
  const { plan, edition, isDraft } = products;
  const parts = [...firstParts(products), ...(isDraft ? ['draft'] : []), edition];
  return `${[...parts, ...(plan.printer === undefined ? [] : [plan.printer])].join('-')}.pdf`;
}

/** The name of the record of what was built from what. */
export function recordName(products: Products): string {
  const { plan } = products;
  if (!isAside(plan)) return 'build.json';
  return `${[...firstParts(products), ...(plan.printer === undefined ? [] : [plan.printer])].join('-')}.json`;
}

function firstParts({ book, plan: { chapter } }: Products): string[] {
  return [book.config.slug, ...(chapter === undefined ? [] : [chapter, 'proof'])];
}
