import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Reporter } from '@chiaroscuro/console/reporter';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import type { Sample } from '@chiaroscuro/pdf/sample-document';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { editionPrinter, printerVariable } from '@chiaroscuro/printers/edition-printer';
import { openStore } from '@chiaroscuro/store/open-store';
import { onTestFinished } from 'vitest';
import type { EditionJob } from './prepress-edition.ts';
import { prepressEdition } from './prepress-edition.ts';

const config = {
  slug: 'tiny',
  title: 'A tiny book',
  authors: ['A. Author'],
  language: 'en-GB',
  date: '2026-11-23',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  trim: { width: 7, height: 10 },
  editions: { screen: { medium: 'screen' }, print: { medium: 'print', printer: 'offset-x4' } },
};

/**
 * For tests: a book on disk whose editions are typeset already, as this PDF or sample. It goes when
 * the test ends.
 */
export async function typesetBook(typeset: Uint8Array | Sample = {}): Promise<Book> {
  const root = mkdtempSync(path.join(tmpdir(), 'tiny-book-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const file of [
    'maths-preamble.tex',
    'editions/screen/screen.tex',
    'editions/print/print.tex',
    'chapters/ellipse/figures/grid/grid.tex',
  ]) {
    mkdirSync(path.dirname(path.resolve(root, file)), { recursive: true });
    writeFileSync(path.resolve(root, file), '');
  }
  writeFileSync(path.join(root, 'book.json'), JSON.stringify(config));
  const book = readBook(root);
  const bytes =
    typeset instanceof Uint8Array ? typeset : await documentBytes(await sampleDocument(typeset));
  for (const edition of ['screen', 'print']) {
    for (const proof of [undefined, 'ellipse']) {
      const { typeset } = book.paths.edition(edition, proof);
      mkdirSync(path.dirname(typeset), { recursive: true });
      writeFileSync(typeset, bytes);
    }
  }
  return book;
}

const silent: Reporter = {
  progress() {},
  training() {},
  finished() {},
  reused() {},
  diagnostic() {},
  note() {},
};

/** For tests: finishes an edition of a book as the stage does, for the printer of that name if one is named. */
export async function finishEdition(
  book: Book,
  edition: string,
  choices: { printer?: string; proof?: string; reporter?: Partial<Reporter> } = {},
): Promise<void> {
  const { printer, proof, reporter } = choices;
  const environment = { [printerVariable]: printer };
  const job: EditionJob = {
    book,
    edition,
    ...(proof !== undefined && { proof }),
    printer: editionPrinter({ book, edition, environment })?.profile,
    store: openStore({ folder: book.paths.store, onDamage: () => {}, onTrouble: () => {} }),
    reporter: { ...silent, ...reporter },
  };
  await prepressEdition(job);
}
