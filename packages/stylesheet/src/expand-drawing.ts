import { blankOut } from './tex-segments.ts';
import { TexCursor } from './tex-cursor.ts';

/** A macro that a drawing defines for itself. */
interface OwnMacro {
  arity: number;
  body: string;
}

/** What a drawing may grow to when it is written out; beyond that it is read as it is. */
const longest = 400_000;
/** How often macros may stand in macros. */
const deepest = 8;

/**
 * A drawing's TikZ with the calls of its own macros and PGFPlots' loops written out, so that every plot
 * stands there with its options. Comments are blank. TikZ's \foreach is left: its names stand for many values.
 */
export function expandDrawing(source: string): string {
  const { text, macros } = takeMacros(blankOut(source, ['comment']));
  let written = text;
  for (let depth = 0; depth < deepest; depth += 1) {
    const next = unrollLoops(writeOutCalls(written, macros));
    if (next === written || next.length > longest) break;
    written = next;
  }
  return written;
}

function takeMacros(source: string): { text: string; macros: Map<string, OwnMacro> } {
  const macros = new Map<string, OwnMacro>();
  const cursor = new TexCursor(source);
  let text = '';
  for (const start of source.matchAll(/\\(?:re)?newcommand\*?/g)) {
    if (start.index < cursor.offset) continue;
    text += source.slice(cursor.offset, start.index);
    cursor.offset = start.index + start[0].length;
    const name = cursor.take(/\s*\{?\s*\\([A-Za-z@]+)\s*\}?/y)?.[1];
    const arity = Number(cursor.take(/\s*\[(\d)\]/y)?.[1] ?? 0);
    const body = cursor.takeGroup('{');
    if (name && body) macros.set(name, { arity, body: source.slice(body.start, body.end) });
  }
  return { text: text + source.slice(cursor.offset), macros };
}

function writeOutCalls(source: string, macros: ReadonlyMap<string, OwnMacro>): string {
  const cursor = new TexCursor(source);
  let text = '';
  for (const { 0: call, 1: name, index } of source.matchAll(/\\([A-Za-z@]+)/g)) {
    const macro = macros.get(name!);
    if (!macro || index < cursor.offset) continue;
    text += source.slice(cursor.offset, index);
    cursor.offset = index + call.length;
    const values = Array.from({ length: macro.arity }, () => takeArgument(cursor));
    text += substitute(macro.body, values);
  }
  return text + source.slice(cursor.offset);
}

function unrollLoops(source: string): string {
  const cursor = new TexCursor(source);
  let text = '';
  for (const { 0: call, index } of source.matchAll(/\\pgfplotsinvokeforeach(?![A-Za-z@])/g)) {
    if (index < cursor.offset) continue;
    text += source.slice(cursor.offset, index);
    cursor.offset = index + call.length;
    const [list, body] = [cursor.takeGroup('{'), cursor.takeGroup('{')];
    if (!list || !body) continue;
    const turn = source.slice(body.start, body.end);
    text += itemsOf(source.slice(list.start, list.end))
      .map((item) => substitute(turn, [item]))
      .join('');
  }
  return text + source.slice(cursor.offset);
}

/** A group, or the next token. */
function takeArgument(cursor: TexCursor): string {
  const group = cursor.takeGroup('{');
  if (group) return cursor.code.slice(group.start, group.end);
  cursor.skipBlanks();
  return cursor.take(/\\[A-Za-z@]+|[^]/y)?.[0] ?? '';
}

/** Two signs are the parameter of what is defined inside. */
function substitute(body: string, values: readonly string[]): string {
  return body.replaceAll(/##|#(\d)/g, (whole, digit?: string) =>
    digit === undefined ? '#' : (values[+digit - 1] ?? whole),
  );
}

/** The items of a list; `1,...,5` counts. */
function itemsOf(list: string): string[] {
  const items = list.split(',').map((item) => item.trim());
  return items.flatMap((item, index) => {
    if (item !== '...') return [item];
    const [from, to] = [Number(items[index - 1]), Number(items[index + 1])];
    const count = Number.isInteger(from) && Number.isInteger(to) ? to - from - 1 : 0;
    return Array.from({ length: Math.min(1000, Math.max(0, count)) }, (_, step) =>
      String(from + step + 1),
    );
  });
}
