import { groupAt } from './braces.ts';

/** A figure's caption as its author wrote it. */
export interface Caption {
  /** The figure's name within its chapter. */
  figure: string;
  tex: string;
  /** Line of the source, from 1. */
  line: number;
}

/**
 * The captions in the source of a section: of `\bookfigure[…]{name}{caption}`, and of figure environments
 * with one `\showdrawing{name}` and a `\caption`. Those of placed comments are none.
 */
export function findCaptions(source: string): Caption[] {
  const text = source.replaceAll(/(^|[^\\])%[^\n]*/g, (comment, before: string) =>
    before.concat(' '.repeat(comment.length - before.length)),
  );
  return [...bookFigures(text), ...environments(text)].sort((a, b) => a.line - b.line);
}

function bookFigures(text: string): Caption[] {
  return [...text.matchAll(/\\bookfigure(?![A-Za-z])/g)].flatMap(({ index, 0: macro }) => {
    const start = index + macro.length;
    const option = groupAt(text, start, '[]');
    const name = groupAt(text, option?.end ?? start);
    const caption = name && groupAt(text, name.end);
    if (!caption) return [];
    return [{ figure: name.text.trim(), tex: caption.text, line: lineAt(text, caption.start) }];
  });
}

function environments(text: string): Caption[] {
  return [...text.matchAll(/\\begin\{figure\*?\}([^]*?)\\end\{figure\*?\}/g)].flatMap(
    ({ index, 0: whole }) => {
      const drawing = /\\showdrawing\s*\{([^}]*)\}/.exec(whole)?.[1];
      const at = whole.search(/\\caption(?![A-Za-z])/);
      const caption = at < 0 ? undefined : groupAt(whole, at + '\\caption'.length);
      if (drawing === undefined || !caption) return [];
      const line = lineAt(text, index + caption.start);
      return [{ figure: drawing.trim(), tex: caption.text, line }];
    },
  );
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
