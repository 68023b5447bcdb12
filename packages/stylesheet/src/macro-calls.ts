import { TexCursor } from './tex-cursor.ts';
import type { StyleDefinition } from './style-definitions.ts';

/** Where a macro is called: its arguments follow in the text. */
export interface MacroCall {
  name: string;
  text: string;
  after: number;
}

/** Commands that take the next macro for itself, and not for what it stands for. */
const takesName =
  /\\(let|futurelet|expandafter|noexpand|string|meaning|\w*CommandCopy|LetLtxMacro|\w*patchcmd|\w*tocmd|robustify|\w*newcommand|\w*def)\*?\s*\{?\s*(\\[A-Za-z@]+\s*=?\s*)?$/;

/** A macro's body with the arguments of a call in it; undefined when they cannot be told for certain. */
export function expandCall(definition: StyleDefinition, call: MacroCall): string | undefined {
  const start = call.after - call.name.length - 1;
  if (takesName.test(call.text.slice(Math.max(0, start - 80), start))) return undefined;
  const cursor = new TexCursor(call.text, call.after);
  const values: string[] = [];
  for (const parameter of definition.parameters ?? []) {
    let value: string | undefined;
    if (parameter === 'star') value = cursor.take(/\s*\*?/y)?.[0].trim();
    else if (parameter === 'mandatory') value = cursor.takeText('{') ?? takeToken(cursor);
    else value = cursor.takeText('[') ?? parameter.absent;
    if (value === undefined) return undefined;
    values.push(value.trim());
  }
  // Two signs are the parameter of a definition inside.
  return definition.body.replaceAll(/##|#(\d)/g, (whole, digit) => values[+digit - 1] ?? whole);
}

/** One letter, digit or command that stands for an argument without braces. */
function takeToken(cursor: TexCursor): string | undefined {
  cursor.skipBlanks();
  return cursor.take(/\\[A-Za-z@]+|[A-Za-z0-9]/y)?.[0];
}
