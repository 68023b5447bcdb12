import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';

/**
 * The text of each page as Poppler extracts it, in the order in which it was typeset (a note in the
 * left margin comes where the same note in the right margin does), with white space reduced to
 * single blanks and composed to NFC, so that equal pages of two editions compare equal. Folios and
 * running heads are part of it.
 *
 * @throws UserError `tool/missing` without pdftotext, `prepress/unreadable` if it fails.
 */
export async function pageTexts(file: string): Promise<string[]> {
  return (await pageLines(file)).map(normalise);
}

/**
 * The text of each page as Poppler extracts it, line by line, in the order in which it was typeset.
 *
 * @throws UserError as `pageTexts` does.
 */
export async function pageLines(file: string): Promise<string[]> {
  const result = await execa('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], {
    reject: false,
    timeout: 300_000,
    maxBuffer: 500_000_000,
    stripFinalNewline: false,
  });
  if (result.code === 'ENOENT') {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: 'Expected the program pdftotext, found none.',
      hint: 'Install poppler-utils.',
    });
  }
  if (result.failed) {
    throw new UserError({
      code: 'prepress/unreadable',
      severity: 'error',
      message: 'Expected text from every page, but pdftotext failed.',
      place: { file },
      excerpt: result.stderr,
    });
  }
  // Each page ends with a form feed, so the last piece is empty.
  return result.stdout.split('\f').slice(0, -1);
}

function normalise(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
