import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { alternativeTexts } from './alternative-texts.ts';
import type { Book } from './read-book.ts';

/** Readers of screens read an alternative text in one go: more than this belongs into the caption or the prose. */
export const longestText = 600;

/**
 * What is to be mended in the book's alternative texts: one that is missing or empty is an error, one that
 * tells a listener too little, too much, or TeX, a warning.
 *
 * @param chapters only figures of these; those of the whole book without it.
 */
export function checkAlternativeTexts(
  book: Pick<Book, 'chapters' | 'paths'>,
  chapters: readonly string[] = book.chapters,
): Diagnostic[] {
  return [...alternativeTexts({ chapters: [...chapters], paths: book.paths })].flatMap(
    ([name, text]) => {
      const [chapter = '', figure = ''] = name.split('/');
      const files = book.paths.chapter(chapter).figure(figure);
      const finding = judge(figure, text);
      if (!finding) return [];
      const file = book.paths.relative(text === undefined ? files.folder : files.alternativeText);
      return [
        {
          code: 'preflight/alternative-text',
          ...finding,
          place: { file, figure: name },
          hint: `Say in ${figure}.alt.txt, in one paragraph of plain text, what is to be seen and what it shows: first the kind of picture, then its parts from left to right, then what the reader should notice.`,
        },
      ];
    },
  );
}

function judge(
  figure: string,
  text: string | undefined,
): Pick<Diagnostic, 'severity' | 'message'> | undefined {
  if (text === undefined) {
    return error(`expected an alternative text beside the drawing, found no ${figure}.alt.txt`);
  }
  if (text === '') return error('expected an alternative text, found an empty file');
  if (text.length > longestText) {
    return warning(`expected at most ${longestText} characters, found ${text.length}`);
  }
  if (isName(text, figure))
    return warning(`expected a description, found only the name: "${text}"`);
  const tex = /\\[A-Za-z]+|\$[^$]+\$/.exec(text)?.[0];
  return tex === undefined ? undefined : warning(`expected plain text, found TeX: ${tex}`);
}

/** Whether a text says no more than "figure free-energy" or "The free energy.". */
function isName(text: string, figure: string): boolean {
  const words = (of: string): string =>
    of
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => !['', 'a', 'an', 'the', 'figure', 'picture', 'of'].includes(word))
      .join(' ');
  return words(text) === words(figure) || words(text) === '';
}

function error(message: string): Pick<Diagnostic, 'severity' | 'message'> {
  return { severity: 'error', message };
}

function warning(message: string): Pick<Diagnostic, 'severity' | 'message'> {
  return { severity: 'warning', message };
}
