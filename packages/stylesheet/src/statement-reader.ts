import { commandReaders } from './style-commands.ts';
import type { DefinedName } from './style-statement.ts';
import { closingBracket } from './tex-groups.ts';
import { TexCursor } from './tex-cursor.ts';

/** A statement as it stands in the code; a command may make several of them. */
export interface ReadStatement {
  start: number;
  text: string;
  defines: readonly DefinedName[];
}

/** Commands that take no argument, so that what follows them is a statement of its own. */
const standalone = /^(makeatletter|makeatother|relax|normalsize|ExplSyntaxOff|endgroup|egroup|fi)$/;

/** Commands that open a part of the stylesheet in which statements may mean something else, and its end. */
const partEnds: Readonly<Record<string, RegExp>> = {
  begingroup: /\\endgroup(?![A-Za-z@])/g,
  bgroup: /\\egroup(?![A-Za-z@])/g,
  ExplSyntaxOn: /\\ExplSyntaxOff(?![A-Za-z@])/g,
  endinput: /$/g,
};

/** Cuts code into statements. Whatever is not understood for certain defines nothing. */
export class StatementReader {
  private readonly cursor: TexCursor;
  private readonly edition: string;
  private readonly statements: ReadStatement[] = [];

  constructor(code: string, edition: string) {
    this.cursor = new TexCursor(code);
    this.edition = edition;
  }

  readAll(): ReadStatement[] {
    const { cursor } = this;
    // A command that was not understood may take the next command as its argument.
    let isArgument = false;
    for (;;) {
      const blanks = cursor.take(/[\s\u0001]*/y)![0];
      if (cursor.isAtEnd) return this.statements;
      if (/\n[ \t]*\n/.test(blanks)) isArgument = false;
      const { offset } = cursor;
      const isRead = !isArgument && this.readDefinition();
      if (isRead) continue;
      cursor.offset = offset;
      isArgument = this.takeUnknown();
      this.statements.push({ start: offset, text: cursor.since(offset), defines: [] });
    }
  }

  private readDefinition(): boolean {
    const { cursor, edition } = this;
    const start = cursor.offset;
    const prefix = cursor.take(/(?:\\(?:global|long|protected|outer)(?![A-Za-z@])\s*)*/y)![0];
    const command = cursor.take(/\\([A-Za-z]+)(?![A-Za-z@])(\*?)/y);
    const read = command && commandReaders.get(command[1]!);
    if (!read) return false;
    const wording = `${prefix.replaceAll(/\s/g, '')}${command[0]}`;
    const found = read(cursor, { edition, command: command[1]!, wording });
    for (const { start: own = start, text = cursor.since(start), defines } of found ?? []) {
      this.statements.push({ start: own, text, defines });
    }
    return found !== undefined;
  }

  /** Takes something that defines nothing; returns whether it may go on in the next command. */
  private takeUnknown(): boolean {
    const { cursor } = this;
    const { code, offset } = cursor;
    const name = cursor.takeName();
    if (name === undefined) {
      const close = code[offset] === '{' ? closingBracket(code, offset) : -1;
      cursor.offset = close < 0 ? offset + 1 : close + 1;
      if (close < 0) cursor.take(/[^\\{\s]*/y);
      return false;
    }
    if (/^if(?!f$|thenelse$)/.test(name)) return this.takeConditional();
    const end = partEnds[name];
    if (end) {
      end.lastIndex = cursor.offset;
      const match = end.exec(code);
      cursor.offset = match ? match.index + match[0].length : code.length;
      return false;
    }
    return !this.takeArguments() && !standalone.test(name);
  }

  private takeArguments(): boolean {
    const { offset } = this.cursor;
    this.cursor.take(/\*/y);
    while (this.cursor.takeGroup('{') ?? this.cursor.takeGroup('['));
    return this.cursor.offset > offset;
  }

  /** A conditional with all that depends on it, or the rest of the code when it has no end. */
  private takeConditional(): boolean {
    const { cursor } = this;
    let depth = 1;
    while (depth > 0 && !cursor.isAtEnd) {
      const name = cursor.takeName();
      if (name === undefined) cursor.offset += 1;
      else if (name === 'fi') depth -= 1;
      else if (/^if(?!f$|thenelse$)/.test(name)) depth += 1;
    }
    return false;
  }
}
