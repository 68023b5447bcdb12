import { groupAt } from './braces.ts';

/** The names of a book's chapters in the order in which book.tex takes them. */
export function chapterOrder(book: string): string[] {
  return [...book.matchAll(/^[^%\n]*\\bookchapter\s*\{([^}]*)\}/gm)].map(([, name]) =>
    name!.trim(),
  );
}

/** What a chapter's own file says of it: TeX. */
export interface ChapterHead {
  title: string;
  /** The figure above its title. */
  opening?: string;
}

/** Title and opening picture of a chapter, from the text of its `<chapter>.tex`. */
export function chapterHead(source: string): ChapterHead {
  const at = /\\chapter\*?(?=\s*[[{])/.exec(source);
  const start = at ? at.index + at[0].length : 0;
  const short = groupAt(source, start, '[]');
  const title = at && groupAt(source, short?.end ?? start);
  const opening = /\\chapterpicture\s*\{([^}]*)\}/.exec(source)?.[1];
  return { title: title?.text ?? '', ...(opening !== undefined && { opening }) };
}

/** The points of the first list in a text, TeX. */
export function listItems(source: string): string[] {
  const list = /\\begin\{itemize\}([^]*?)\\end\{itemize\}/.exec(source)?.[1] ?? '';
  return list
    .split(/\\item(?![A-Za-z])/)
    .slice(1)
    .map((item) => item.trim());
}
