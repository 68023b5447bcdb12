import type { Reporter } from '@chiaroscuro/console/reporter';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { sampleBook, writeFiles } from '@chiaroscuro/manuscript/sample-book';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import type { Sample } from '@chiaroscuro/pdf/sample-document';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { editionPrinter, printerVariable } from '@chiaroscuro/printers/edition-printer';
import { openStore } from '@chiaroscuro/store/open-store';
import type { EditionJob } from './prepress-edition.ts';
import { prepressEdition } from './prepress-edition.ts';

/**
 * For tests: a book on disk whose editions are typeset already, as this PDF or sample. It goes when
 * the test ends.
 */
export async function typesetBook(typeset: Uint8Array | Sample = {}): Promise<Book> {
  const book = sampleBook({ 'chapters/ellipse/figures/grid/grid.tex': '' }, 'offset-x4');
  const bytes =
    typeset instanceof Uint8Array ? typeset : await documentBytes(await sampleDocument(typeset));
  for (const edition of ['screen', 'print']) {
    for (const proof of [undefined, 'ellipse']) {
      const { typeset } = book.paths.edition(edition, proof);
      writeFiles(book.paths.root, { [typeset]: bytes });
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
