import type { BookConfig } from './book-config.ts';

/** What a build makes, as far as the names of its files in dist/ tell. */
export interface Products {
  book: { config: Pick<BookConfig, 'slug'> };
  plan: {
    /** The chapter of which a proof is made. */
    chapter?: string;
    /** The printer for whom it is made, if it is another than book.json's. */
    printer?: string;
  };
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

/**
 * The name of a cover: a printed one is made for one printer and is named after him, a front for screens
 * after its edition.
 *
 * @param maker the name of the printer, or of the edition.
 */
export function coverName({ book }: Pick<Products, 'book'>, maker: string): string {
  return `${book.config.slug}-cover-${maker}.pdf`;
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
