import { existsSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Label } from '@chiaroscuro/latex/read-labels';
import { alternativeTexts } from '@chiaroscuro/manuscript/alternative-texts';
import { copiedFormulas } from '@chiaroscuro/manuscript/copied-formulas';
import { notebookChapters, notebookName } from '@chiaroscuro/manuscript/notebooks';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import { editionContent } from '@chiaroscuro/preflight/edition-content';
import type { BookFacts, EditionContent } from '@chiaroscuro/preflight/subject';
import type { CoverMeasures } from '@chiaroscuro/printers/cover-measures';
import { pagesRecord } from '@chiaroscuro/recipes/records';
import { paletteFacts } from '@chiaroscuro/stylesheet/palette-facts';
import { proveBook } from './prove-book.ts';

/** bp in an inch. */
const inch = 72;

/** Of which PDF the facts are wanted. */
export interface FactsRequest {
  book: Book;
  edition: string;
  /** An edition of the same build, with which this one has to agree. */
  other?: string;
  /** The build's environment, which may name another printer. */
  environment: NodeJS.ProcessEnv;
}

/** The facts, and what is wrong with what they were read from: a second cue that is declared and not there. */
export interface EditionFacts {
  facts: BookFacts;
  mistakes: readonly Diagnostic[];
}

/**
 * What the build knows of an edition's pages beyond their PDF.
 *
 * @throws UserError for a stylesheet with mistakes, a printer that is not there, a PDF that cannot be read.
 */
export async function editionFacts(request: FactsRequest): Promise<EditionFacts> {
  const { book, edition, other, environment } = request;
  const { config, paths } = book;
  const [proof] = (await proveBook(book, environment, [edition])).editions;
  const { diagnostics = [] } = pagesRecord(paths.edition(edition)) ?? {};
  const facts: BookFacts = {
    trim: { width: config.trim.width * inch, height: config.trim.height * inch },
    companions: notebookChapters(book).map(notebookName),
    alternativeTexts: alternativeTexts(book),
    typesetting: diagnostics.filter(({ code }) => judged.has(code)).map(toComplaint),
    formulas: copiedFormulas(paths),
    ...(proof && paletteFacts(proof)),
    ...(other !== undefined && {
      content: await contentOf(book, edition),
      otherEdition: await contentOf(book, other),
    }),
  };
  return { facts, mistakes: proof?.mistakes ?? [] };
}

/** What preflight judges of LaTeX's complaints. */
const judged: ReadonlySet<string> = new Set(['latex/overfull', 'latex/missing-glyph']);

function toComplaint({ message, place: { file, line, page } = {} }: Diagnostic) {
  return {
    message,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(page !== undefined && { page }),
  };
}

/** Likewise of its cover. */
export function coverFacts({ book, edition }: Pick<FactsRequest, 'book' | 'edition'>): BookFacts {
  const { sheet } = book.paths.edition(edition).cover;
  const { width, height, spine, pages, hasSpineText, barcode } = JSON.parse(
    readFileSync(sheet, 'utf8'),
  ) as CoverMeasures;
  return {
    cover: { width, height, spine, pages, hasSpineText, ...(barcode && { barcode }) },
  };
}

async function contentOf({ paths }: Book, edition: string): Promise<EditionContent> {
  const files = paths.edition(edition);
  const path = files.prepress;
  const document = await readDocument(readFileSync(path), paths.relative(path));
  const labels = existsSync(files.labels)
    ? (JSON.parse(readFileSync(files.labels, 'utf8')) as Label[])
    : [];
  return editionContent({ edition, path, document, labels });
}
