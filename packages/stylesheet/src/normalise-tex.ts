import { blankOut, segmentTex } from './tex-segments.ts';

/**
 * TeX source without what cannot change a page: comments, line endings of another system, white space
 * at the ends of lines, runs of blanks and of blank lines. Two sources of the same normal form give the
 * same pages. A comment after text leaves its percent sign, because TeX drops the line's end with it.
 */
export function normaliseTex(text: string): string {
  return normalLines(text)
    .map((line) => `${line.text}\n`)
    .join('');
}

/** The line of the source, from 1, that each line of the normal form came from; entry 0 is line 1. */
export function lineMap(text: string): number[] {
  return normalLines(text).map(({ line }) => line);
}

/**
 * Commands after which a percent sign, a space or a line's end may mean something else, or that read
 * the number of the line, and bytes that this module gives a meaning or that TeX takes for a line's end.
 */
const changesReading =
  /\\(?:catcode|obeylines|obeyspaces|endlinechar|inputlineno|scantokens|(?:lst)?MakeShort\w+|DefineShortVerb|DefineVerbatimEnvironment|newverbatim|lstnewenvironment|newminted|newmint|newtcblisting)(?![A-Za-z@])/;

/** Whether a source may change how TeX reads it, so that nothing in it can be told to be a comment. */
export function mayChangeReading(text: string): boolean {
  const source = text.replaceAll('\r\n', '\n');
  return /[\r\0]/.test(source) || changesReading.test(blankOut(source, ['comment', 'verbatim']));
}

interface NormalLine {
  text: string;
  line: number;
}

function normalLines(text: string): NormalLine[] {
  const source = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  if (mayChangeReading(source)) {
    return source.split('\n').map((line, index) => ({ text: line, line: index + 1 }));
  }
  const { code, verbatim } = setVerbatimAside(source);
  const lines: NormalLine[] = [];
  let line = 1;
  for (const written of code.split('\n')) {
    const normal = written.replaceAll(/^[ \t]+|[ \t]+$/g, '').replaceAll(/[ \t]+/g, ' ');
    const restored = normal.replaceAll(/\0(\d+)\0/g, (_, index) => verbatim[+index]!).split('\n');
    // A line that is only a comment is no line to TeX; a second blank line ends no second paragraph.
    const isNothing = normal === '%' || (normal === '' && lines.at(-1)?.text === '');
    if (!isNothing)
      lines.push(...restored.map((part, index) => ({ text: part, line: line + index })));
    line += restored.length;
  }
  return lines;
}

/** Cuts comments down to their percent signs, and puts numbers in the places of verbatim text. */
function setVerbatimAside(source: string): { code: string; verbatim: string[] } {
  const verbatim: string[] = [];
  const code = segmentTex(source).map(({ kind, start, end }) => {
    const piece = source.slice(start, end);
    if (kind === 'comment') return '%';
    return kind === 'verbatim' ? `\0${verbatim.push(piece) - 1}\0` : piece;
  });
  return { code: code.join(''), verbatim };
}
