import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { versionOf } from './picture-shelf.ts';

/** Which PDF of an edition is meant. */
export interface WantedPdf {
  kind: 'good' | 'draft' | 'proof';
  edition: string;
  /** The chapter of a proof. */
  chapter?: string;
}

/** A PDF in dist/, absolute. */
export function handedOut(book: Book, { kind, edition, chapter }: WantedPdf): string {
  const parts = {
    good: [edition],
    draft: ['draft', edition],
    proof: [chapter, 'proof', edition],
  };
  const name = [book.config.slug, ...parts[kind]].join('-');
  return path.join(book.paths.project, 'dist', `${name}.pdf`);
}

/** The same pages as TeX made them, beside which its SyncTeX file is. */
export function typeset({ paths }: Book, { edition, chapter }: Omit<WantedPdf, 'kind'>): string {
  return paths.edition(edition, chapter).typeset;
}

/**
 * The version of a PDF in dist/; undefined when there is none.
 *
 * @param since milliseconds since 1970 before which it is not meant.
 */
export function versionInDist(book: Book, wanted: WantedPdf, since = 0): string | undefined {
  const file = handedOut(book, wanted);
  if (!existsSync(file) || statSync(file).mtimeMs < since) return undefined;
  return versionOf(readFileSync(file));
}
