/** What a piece of TeX source is read as. */
export type SegmentKind = 'code' | 'comment' | 'verbatim';

/** A piece of TeX source between two offsets. */
export interface Segment {
  kind: SegmentKind;
  start: number;
  end: number;
}

// In order: a comment, a verbatim environment, \lstinline{…}, \verb and \lstinline, an address, any other escape.
const special = new RegExp(
  [
    /(?<comment>%[^\n]*)/,
    /(?<environment>\\begin[ \t]*\{(?<name>[A-Za-z]*[vV]erbatim[A-Za-z]*\*?|alltt|[A-Za-z]*listing\*?|minted|filecontents\*?|comment|luacode\*?)\}[^]*?\\end\{\k<name>\})/,
    /(?<braced>\\(?:lstinline(?:\[[^\]]*\])?|mintinline(?:\[[^\]]*\])?\{[^{}]*\}|Verb\*?)\{[^{}]*\})/,
    /(?<inline>\\(?:[vV]erb\*?|lstinline(?:\[[^\]]*\])?|mintinline(?:\[[^\]]*\])?\{[^{}]*\})(?<delimiter>[^\sA-Za-z*[])[^\n]*?\k<delimiter>)/,
    /(?<url>\\(?:url|nolinkurl|href)[ \t]*(?:\[[^\]]*\])?\{[^{}]*\})/,
    /(?<escape>\\[^])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/**
 * Cuts TeX source into code, comments and verbatim text, in order and without gaps. A comment runs
 * from its percent sign to the end of the line, the line feed not included; `\%` is code.
 */
export function segmentTex(text: string): Segment[] {
  const segments: Segment[] = [];
  let codeStart = 0;
  for (const match of text.matchAll(special)) {
    if (match.groups?.['escape'] !== undefined) continue;
    const [start, end] = [match.index, match.index + match[0].length];
    if (start > codeStart) segments.push({ kind: 'code', start: codeStart, end: start });
    const kind = match.groups?.['comment'] === undefined ? 'verbatim' : 'comment';
    segments.push({ kind, start, end });
    codeStart = end;
  }
  if (codeStart < text.length) segments.push({ kind: 'code', start: codeStart, end: text.length });
  return segments;
}

/** The text with pieces of the given kinds turned into spaces, so that offsets and lines stay. */
export function blankOut(text: string, kinds: readonly SegmentKind[]): string {
  return segmentTex(text)
    .map(({ kind, start, end }) => {
      const piece = text.slice(start, end);
      return kinds.includes(kind) ? piece.replaceAll(/[^\n]/g, ' ') : piece;
    })
    .join('');
}

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', end + 1)) {
    line += 1;
  }
  return line;
}
