import type { CommandContext, CommandStatement } from './style-command.ts';
import type { DefinedName, MacroParameter } from './style-statement.ts';
import { normalPiece, type TexCursor } from './tex-cursor.ts';

/** Reads a definition of a macro or an environment, in any of LaTeX's ways to write one. */
export function readMacro(
  cursor: TexCursor,
  context: CommandContext,
): readonly CommandStatement[] | undefined {
  const { command } = context;
  const start = cursor.offset;
  const isEnvironment = /environment$/i.test(command);
  const hasOptions = command.startsWith('newfont') && cursor.takeText('[') !== undefined;
  const name = isEnvironment ? cursor.takeText('{') : takeMacroName(cursor);
  if (name === undefined || /^(csname|expandafter|noexpand)$|[\\#{}]/.test(name) || hasOptions) {
    return undefined;
  }
  const afterName = cursor.offset;
  const read = readRest(cursor, command);
  if (!read) return undefined;
  const written = isEnvironment ? `{${name}}` : `\\${name}`;
  const meaning = `${context.wording}${written}${cursor.since(afterName)}`;
  const common = {
    kind: 'macro' as const,
    meaning,
    isNew: /^(new|provide|New|Provide|DeclareMathOperator)/.test(command),
    isEager: /^(edef|xdef|let)$/.test(command) || /@/.test(cursor.since(start)),
    ...read,
  };
  const names = isEnvironment
    ? [name, `end${name}`]
    : command === 'newif'
      ? switchNames(name)
      : [name];
  return [{ defines: names.map((each): DefinedName => ({ ...common, name: each })) }];
}

type Rest = Pick<DefinedName, 'body' | 'parameters'>;

function readRest(cursor: TexCursor, command: string): Rest | undefined {
  if (command === 'newif') return { body: '' };
  if (command === 'let') {
    cursor.take(/\s*=? ?/y);
    const body = cursor.take(/\\(?:[A-Za-z@]+|[^])|[^\s{}]/y)?.[0];
    return body === undefined ? undefined : { body };
  }
  if (/^[egx]?def$/.test(command)) {
    const pattern = cursor.take(/[^{}\\]*/y)![0].trim();
    const parameters = /^(#\d)*$/.test(pattern) ? mandatory(pattern.length / 2) : undefined;
    return withBody(takeBody(cursor), parameters);
  }
  if (command === 'DeclareMathOperator') return withBody(takeBody(cursor), []);
  if (command.startsWith('newfont')) {
    const before = cursor.takeText('[') ?? '';
    const font = cursor.takeText('{');
    const after = cursor.takeText('[') ?? '';
    return font === undefined ? undefined : { body: `${before} ${font} ${after}`, parameters: [] };
  }
  if (command.includes('Document')) {
    const parameters = readSpecification(cursor.takeText('{') ?? '');
    return withBody(takeBodies(cursor, command), parameters);
  }
  const count = Number(cursor.takeText('[') ?? '0');
  const absent = cursor.takeText('[');
  const parameters: MacroParameter[] =
    absent === undefined ? mandatory(count) : [{ absent }, ...mandatory(count - 1)];
  return withBody(takeBodies(cursor, command), Number.isInteger(count) ? parameters : undefined);
}

function withBody(
  body: string | undefined,
  parameters: readonly MacroParameter[] | undefined,
): Rest | undefined {
  if (body === undefined) return undefined;
  return parameters ? { body, parameters } : { body };
}

function mandatory(count: number): MacroParameter[] {
  return Array.from({ length: Math.max(0, count || 0) }, () => 'mandatory');
}

/** The arguments that LaTeX's `mmO{x}s` stands for; undefined where it asks for others. */
function readSpecification(specification: string): MacroParameter[] | undefined {
  const kinds = [...specification.matchAll(/\+?(m|o|s)|\+?O\{([^{}]*)\}|\S/g)];
  const parameters = kinds.map(([whole, letter, absent]): MacroParameter | undefined => {
    if (letter === 'm') return 'mandatory';
    if (letter === 's') return 'star';
    if (letter === 'o') return { absent: '' };
    return absent === undefined || whole === '' ? undefined : { absent };
  });
  return parameters.every((parameter) => parameter !== undefined) ? parameters : undefined;
}

/** \name or {\name}; a control symbol has a name of one character. */
function takeMacroName(cursor: TexCursor): string | undefined {
  const braced = cursor.takeText('{');
  if (braced !== undefined) return /^\\([A-Za-z@]+|[^])$/.exec(braced)?.[1];
  cursor.skipBlanks();
  return cursor.takeName();
}

/** An environment has a body for each of its ends. */
function takeBodies(cursor: TexCursor, command: string): string | undefined {
  const body = takeBody(cursor);
  if (body === undefined || !/environment$/i.test(command)) return body;
  const last = takeBody(cursor);
  return last === undefined ? undefined : `${body} ${last}`;
}

/** A group, or the one command that stands for it. */
function takeBody(cursor: TexCursor): string | undefined {
  const group = cursor.takeText('{');
  if (group !== undefined) return group;
  cursor.skipBlanks();
  const macro = cursor.take(/\\(?:[A-Za-z@]+|[^])/y)?.[0];
  return macro === undefined ? undefined : normalPiece(macro);
}

/** \newif\ifdraft makes three macros. */
function switchNames(name: string): string[] {
  const plain = name.replace(/^if/, '');
  return [name, `${plain}true`, `${plain}false`];
}
