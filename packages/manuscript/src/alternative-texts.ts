import { existsSync, readFileSync } from 'node:fs';
import { allFigures } from './find-figure.ts';
import type { Book } from './read-book.ts';

/**
 * What the author has written beside each drawing for readers who do not see it, by the figure's
 * full name, `<chapter>/<figure>`, in the order of `allFigures`: one paragraph, its lines joined.
 * Undefined where there is no file, empty where nothing is in it.
 */
export function alternativeTexts(
  book: Pick<Book, 'chapters' | 'paths'>,
): Map<string, string | undefined> {
  const texts = new Map<string, string | undefined>();
  for (const { chapter, figure } of allFigures(book)) {
    const { drawing, alternativeText } = book.paths.chapter(chapter).figure(figure);
    if (!existsSync(drawing)) continue;
    const text = existsSync(alternativeText) ? paragraph(alternativeText) : undefined;
    texts.set(`${chapter}/${figure}`, text);
  }
  return texts;
}

function paragraph(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}
