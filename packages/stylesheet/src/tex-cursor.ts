import { collapseSpace } from './collapse-space.ts';
import { filler } from './resolve-medium.ts';
import { closingBracket, type Span } from './tex-groups.ts';

/** A place in TeX code whose comments are gone, and how to go on from there. */
export class TexCursor {
  readonly code: string;
  offset: number;

  constructor(code: string, offset = 0) {
    this.code = code;
    this.offset = offset;
  }

  get isAtEnd(): boolean {
    return this.offset >= this.code.length;
  }

  /** Takes what matches here, if anything does. The pattern is sticky. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.code) ?? undefined;
    if (match) this.offset += match[0].length;
    return match;
  }

  /** Takes white space; TeX looks for an argument beyond it, but not beyond a paragraph's end. */
  skipBlanks(): void {
    this.take(/[ \t\u0001]*(?:\n(?![ \t]*\n))?[ \t\u0001]*/y);
  }

  /** Takes a control sequence: its name, without the backslash. */
  takeName(): string | undefined {
    return this.take(/\\([A-Za-z@]+|[^])/y)?.[1];
  }

  /** Takes a group that may follow blanks: the span between its brackets. */
  takeGroup(opening: '{' | '['): Span | undefined {
    const before = this.offset;
    this.skipBlanks();
    const close = this.code[this.offset] === opening ? closingBracket(this.code, this.offset) : -1;
    if (close < 0) {
      this.offset = before;
      return undefined;
    }
    const start = this.offset + 1;
    this.offset = close + 1;
    return { start, end: close };
  }

  /** As `takeGroup`, for the text in it, in its normal form. */
  takeText(opening: '{' | '['): string | undefined {
    const span = this.takeGroup(opening);
    return span && normalPiece(this.code.slice(span.start, span.end));
  }

  /** The normal form of what was taken since an offset. */
  since(start: number): string {
    return collapseSpace(withoutFiller(this.code.slice(start, this.offset)));
  }
}

/** The normal form of the contents of a group. */
export function normalPiece(text: string): string {
  return collapseSpace(`{${withoutFiller(text)}}`)
    .slice(1, -1)
    .trim();
}

function withoutFiller(text: string): string {
  const pattern = new RegExp(`(\\\\[A-Za-z@]+)${filler}+(?=[A-Za-z@])`, 'g');
  return text.replaceAll(pattern, '$1 ').replaceAll(filler, '');
}
