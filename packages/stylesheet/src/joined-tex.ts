import { lineMap, mayChangeReading, normaliseTex } from './normalise-tex.ts';
import { lineAt, segmentTex } from './tex-segments.ts';

/** TeX source as one reads it who looks for commands: without comments, its verbatim text set aside. */
export interface JoinedTex {
  code: string;
  /** Puts the verbatim text back into a piece of the code. */
  restore(piece: string): string;
  /** The line of the source, from 1, that an offset of the code came from. */
  lineAt(offset: number): number;
}

/**
 * Joins the lines that TeX joins, those that end in a comment, and puts numbers between NUL bytes in the
 * places of verbatim text. A source that changes how it is read is verbatim text as a whole.
 */
export function joinTex(text: string): JoinedTex {
  const normal = normaliseTex(text);
  const segments = mayChangeReading(text)
    ? [{ kind: 'verbatim' as const, start: 0, end: normal.length }]
    : segmentTex(normal);
  const verbatim: string[] = [];
  const origins: { joined: number; normal: number }[] = [];
  let code = '';
  let isAfterComment = false;
  for (const { kind, start, end } of segments) {
    const piece = normal.slice(start, end);
    const taken = kind === 'code' && isAfterComment ? continueLine(code, piece) : piece;
    origins.push({ joined: code.length, normal: end - taken.length });
    if (kind === 'verbatim') code += `\0${verbatim.push(piece) - 1}\0`;
    else if (kind === 'code') code += taken;
    isAfterComment = kind === 'comment';
  }
  let lines: number[] | undefined;
  return {
    code,
    restore: (joined) => joined.replaceAll(/\0(\d+)\0/g, (_, index) => verbatim[+index]!),
    lineAt: (offset) => {
      const origin = origins.findLast(({ joined }) => joined <= offset) ?? { joined: 0, normal: 0 };
      lines ??= lineMap(text);
      return lines[lineAt(normal, origin.normal + offset - origin.joined) - 1] ?? 1;
    },
  };
}

/** What follows a comment, which starts with the line feed that TeX drops. */
function continueLine(before: string, piece: string): string {
  const rest = piece.slice(1);
  // The empty line after a comment is a paragraph's end.
  if (rest.startsWith('\n')) return `\n${rest}`;
  // \a% and b in the next line are \a b and not \ab.
  return /\\[A-Za-z@]+$/.test(before) && /^[A-Za-z@]/.test(rest) ? ` ${rest}` : rest;
}
