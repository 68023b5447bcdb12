/** A page as its text was extracted, line by line, and its folio. */
export interface PageText {
  text: string;
  folio: string;
}

/** A word of a book and the page, from 0, on which it stands. */
export interface PlacedWord {
  /** As it is compared, without hyphens. */
  word: string;
  /** As it stands there. */
  shown: string;
  page: number;
}

/**
 * The words of a book in reading order. Running heads and folios are left out, and hyphens with them, so that a
 * word is the same wherever lines and pages break; operators are words of their own, for the space around them depends on
 * how full the line is.
 */
export function wordsOf(pages: readonly PageText[]): PlacedWord[] {
  return pages.flatMap((page, index) =>
    bodyOf(page)
      .normalize('NFC')
      .replaceAll(/[-\u00ad\u2010]\s*\n\s*(?=\p{L})/gu, '')
      .replaceAll(/\p{Sm}/gu, ' $& ')
      .split(/\s+/u)
      .map((shown) => ({ word: shown.replaceAll(/[-\u00ad\u2010]/gu, ''), shown, page: index }))
      .filter(({ word }) => word !== ''),
  );
}

/** The text without the line at its head or foot that holds the folio. */
function bodyOf({ text, folio }: PageText): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isFolioLine = (line = ''): boolean =>
    folio !== '' &&
    (line.trim() === folio || line.startsWith(`${folio} `) || line.endsWith(` ${folio}`));
  if (isFolioLine(lines[0])) lines.shift();
  else if (isFolioLine(lines.at(-1))) lines.pop();
  return lines.join('\n');
}
