import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { PrinterProfile } from './printer-profile.ts';
import { readPrinter } from './read-printer.ts';

/** The environment variable with which a build names another printer than book.json's. */
export const printerVariable = 'CHIAROSCURO_PRINTER';

/** Who prints an edition, and on what. */
export interface EditionPrinter {
  profile: PrinterProfile;
  /** A name of the profile's table of papers. */
  paper: string;
}

/** Which edition is meant, and what the build says about it. */
export interface EditionChoice {
  book: Pick<Book, 'config' | 'paths'>;
  edition: string;
  environment: NodeJS.ProcessEnv;
}

/**
 * Who prints an edition: the printer that the build names or, without one, book.json's. Undefined for
 * an edition that is not printed.
 *
 * @throws UserError `printer/unknown` for a printer, or a paper, that does not exist; `printer/invalid`.
 */
export function editionPrinter(choice: EditionChoice): EditionPrinter | undefined {
  const { book, edition, environment } = choice;
  const config = book.config.editions[edition];
  if (config?.medium !== 'print') return undefined;
  const named = environment[printerVariable];
  const profile = readPrinter(named ? named : config.printer!, book.paths.root);
  const papers = Object.keys(profile.spine.value.papers);
  // A paper is one of book.json's printer: another one has other papers, and takes its first.
  const paper = profile.name === config.printer ? (config.paper ?? papers[0]!) : papers[0]!;
  if (papers.includes(paper)) return { profile, paper };
  throw new UserError({
    code: 'printer/unknown',
    severity: 'error',
    message: `${profile.title} has no paper "${paper}"`,
    place: { file: book.paths.relative(book.paths.config) },
    hint: `Its papers are ${papers.join(', ')}.`,
  });
}
