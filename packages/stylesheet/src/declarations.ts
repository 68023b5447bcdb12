import { parseMinimal } from '@unified-latex/unified-latex-util-parse';

/** How many arguments each declaration of a stylesheet takes. */
export const declarationArity = {
  definehue: 2,
  definerole: 2,
  definesymbol: 4,
  definecolourmap: 2,
} as const;

/** The name of a declaration's macro. */
export type DeclarationName = keyof typeof declarationArity;

/** A piece of the stylesheet's text. */
export interface Slice {
  text: string;
  start: number;
  end: number;
}

/** One declaration as it is written. `arguments` holds the contents of the brace groups that follow. */
export interface Declaration {
  name: DeclarationName;
  arguments: Slice[];
  /** Offsets of the whole declaration. */
  start: number;
  end: number;
  line: number;
}

/** The declarations that stand at the top level of a stylesheet; all other LaTeX is skipped. */
export function findDeclarations(text: string): Declaration[] {
  const nodes = parseMinimal(text).content;
  return nodes.flatMap((node, index): Declaration[] => {
    if (node.type !== 'macro' || !isDeclaration(node.content) || !node.position) return [];
    const wanted = declarationArity[node.content];
    const slices: Slice[] = [];
    for (const next of nodes.slice(index + 1)) {
      if (next.type === 'group' && next.position) {
        const [start, end] = [next.position.start.offset + 1, next.position.end.offset - 1];
        slices.push({ text: text.slice(start, end), start, end });
      } else if (next.type !== 'whitespace' && next.type !== 'comment') break;
      if (slices.length === wanted) break;
    }
    const { start } = node.position;
    const end = (slices.at(-1)?.end ?? node.position.end.offset - 1) + 1;
    return [{ name: node.content, arguments: slices, start: start.offset, end, line: start.line }];
  });
}

/** One `key=value` of a list; braces around the value are taken off. */
export interface KeyValue {
  key: string;
  value: string;
}

/** Reads `screen=…, print={…}`. A part without `=` has an empty key. Comments must be gone. */
export function parseKeyValues(text: string): KeyValue[] {
  return splitTopLevel(text).map((part) => {
    const equals = part.indexOf('=');
    if (equals < 0) return { key: '', value: part };
    const value = part.slice(equals + 1).trim();
    return {
      key: part.slice(0, equals).trim(),
      value: /^\{[^{}]*\}$/.test(value) ? value.slice(1, -1).trim() : value,
    };
  });
}

function isDeclaration(macro: string): macro is DeclarationName {
  return Object.hasOwn(declarationArity, macro);
}

/** The parts between commas that stand outside braces, trimmed; empty ones are left out. */
function splitTopLevel(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
