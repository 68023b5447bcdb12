import { diffArrays } from 'diff';

/**
 * Where the lines of a marked text stand in the text that was marked. latexdiff wraps, moves and adds lines, but every
 * word of the new text is still there, in its order: words tell the lines.
 *
 * @param marked what latexdiff has made of `source`.
 * @returns for each line of `marked`, from index 1, a line of `source`, from 1: that of its first word, or for a line
 *   without words of `source`, such as one that is gone, that of the last word before it.
 */
export function sourceLines(marked: string, source: string): number[] {
  const [markedWords, sourceWords] = [wordsOf(withoutMarks(marked)), wordsOf(source)];
  const found = new Map<number, number>();
  let [at, from] = [0, 0];
  for (const { added, removed, count } of diffArrays(
    sourceWords.map(({ word }) => word),
    markedWords.map(({ word }) => word),
  )) {
    for (let step = 0; step < count && !added && !removed; step += 1) {
      const { line } = markedWords[at + step]!;
      if (!found.has(line)) found.set(line, sourceWords[from + step]!.line);
    }
    if (!removed) at += count;
    if (!added) from += count;
  }
  const lines = [0];
  for (let line = 1; line <= marked.split('\n').length; line += 1)
    lines.push(found.get(line) ?? Math.max(1, lines[line - 1]!));
  return lines;
}

interface PlacedWord {
  word: string;
  line: number;
}

/** Braces are no words: latexdiff adds some. */
function wordsOf(text: string): PlacedWord[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      (line.match(/\\[A-Za-z@]+|[^\s{}\\]+|\\./g) ?? []).map((word) => ({ word, line: index + 1 })),
    );
}

/** A marked text with what is gone blanked out, line ends kept. */
function withoutMarks(marked: string): string {
  const text = marked.replace(/%DIF.*$/gm, '').replace(/\\DIF(add|del)(begin|end)(FL)?\b ?/g, '');
  let kept = '';
  let rest = 0;
  for (const { index, 0: macro } of text.matchAll(/\\DIFdel(FL)?(?=\{)/g)) {
    if (index < rest) continue;
    const end = endOfGroup(text, index + macro.length);
    kept += text.slice(rest, index) + text.slice(index, end).replace(/[^\n]/g, '');
    rest = end;
  }
  return (kept + text.slice(rest)).replace(/\\DIFadd(FL)?(?=\{)/g, ' ');
}

/** Behind the brace that closes the one at `start`; an escaped brace is none. */
function endOfGroup(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
