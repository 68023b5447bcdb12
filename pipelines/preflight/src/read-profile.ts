import type { Book } from '@chiaroscuro/manuscript/read-book';
import { guessProfile } from '@chiaroscuro/preflight/guess-profile';
import type { PreflightProfile } from '@chiaroscuro/preflight/preflight-profile';
import { printerNames, readPrinter } from '@chiaroscuro/printers/read-printer';

/**
 * The profile of a printer, or that of the screen.
 *
 * @param book whose own printers are known too.
 * @throws UserError `printer/unknown`, `printer/invalid`.
 */
export function readProfile(name: string, book: Book | undefined): PreflightProfile {
  if (name === 'screen') return { medium: 'screen', name };
  return { medium: 'print', name, printer: readPrinter(name, book?.paths.root) };
}

/** The profile that a file seems to be made for. */
export async function profileOf(path: string, book: Book | undefined): Promise<PreflightProfile> {
  const folder = book?.paths.root;
  const printers = printerNames(folder).map((name) => readPrinter(name, folder));
  return readProfile(await guessProfile(path, printers), book);
}
