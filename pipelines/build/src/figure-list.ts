import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Label } from '@chiaroscuro/latex/read-labels';
import { alternativeTexts } from '@chiaroscuro/manuscript/alternative-texts';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import { figurePages } from '@chiaroscuro/pdf/figure-pages';
import type { FinishedPdf } from './build-record.ts';
import schema from './figures.schema.json' with { type: 'json' };

interface ListedFigure {
  chapter: string;
  name: string;
  number?: string;
  folio?: string;
  alternativeText: string;
  pages: Record<string, number[]>;
}

/**
 * The text of dist/<slug>-figures.json: what each figure shows, in words, and where it is found.
 * PDF keeps alternative texts in the structure of tagged files, which these are not; so the words
 * stand beside the editions, for whoever reads the book aloud, indexes it, or makes another edition of it.
 */
export async function figureList(book: Book, pdfs: readonly FinishedPdf[]): Promise<string> {
  const { slug, title, language, date, licence } = book.config;
  const labels = new Map(pdfs.flatMap(({ edition }) => labelsOf(book, edition)));
  const shown = new Map<string, Record<string, number[]>>();
  for (const { edition, file, bytes } of pdfs) {
    for (const [figure, pages] of figurePages(await readDocument(bytes, file))) {
      shown.set(figure, { ...shown.get(figure), [edition]: pages });
    }
  }
  const texts = alternativeTexts(book);
  const figures = [...shown].map(([figure, pages]): ListedFigure => {
    const [chapter = '', name = ''] = figure.split('/');
    const label = labels.get(`fig:${figure}`);
    return {
      chapter,
      name,
      ...(label && { number: label.number, folio: label.page }),
      alternativeText: texts.get(figure) ?? '',
      pages,
    };
  });
  const list = { book: { slug, title, language, date }, licence, figures };
  const ajv = new Ajv({ allErrors: true });
  if (!ajv.validate(schema, list)) {
    throw new Error(`The list of figures does not fit its schema: ${ajv.errorsText()}`);
  }
  return `${JSON.stringify(list, null, 2)}\n`;
}

function labelsOf({ paths }: Book, edition: string): [string, Label][] {
  const file = paths.edition(edition).labels;
  if (!existsSync(file)) return [];
  const labels = JSON.parse(readFileSync(file, 'utf8')) as Label[];
  return labels.map((label) => [label.name, label]);
}
