import type { Stylesheet } from '@chiaroscuro/stylesheet/stylesheet';
import { groupAt } from './braces.ts';

/** A macro of the book's mathematics. */
export interface MacroDefinition {
  /** How many arguments it takes, 0 to 9. */
  arity: number;
  /** What it prints, as TeX, with #1, #2, … for its arguments. */
  body: string;
}

/**
 * The macros that mathematics on the website may use, by name with backslash: the symbols, each in the
 * class of its colour, and what the stylesheet defines with `\newcommand` and `\DeclareMathOperator`.
 *
 * @param text the stylesheet's source, from which `stylesheet` was read.
 */
export function macroDefinitions(
  text: string,
  stylesheet: Pick<Stylesheet, 'symbols'>,
): Map<string, MacroDefinition> {
  const definitions = new Map<string, MacroDefinition>(Object.entries(ofUnicodeMath));
  const code = text.replaceAll(/(^|[^\\])%[^\n]*/g, '$1');
  for (const [name, definition] of [...commandsIn(code), ...operatorsIn(code)])
    definitions.set(name, definition);
  for (const [name, { body }] of stylesheet.symbols)
    definitions.set(`\\${name}`, { arity: 0, body: `\\mathcolor{${name}}{${body}}` });
  return definitions;
}

/** What unicode-math and our own style call otherwise than the converter. */
const ofUnicodeMath: Readonly<Record<string, MacroDefinition>> = {
  '\\symbf': { arity: 1, body: '\\boldsymbol{#1}' },
  '\\symcal': { arity: 1, body: '\\mathcal{#1}' },
  '\\symup': { arity: 1, body: '\\mathrm{#1}' },
  '\\symbb': { arity: 1, body: '\\mathbb{#1}' },
  '\\ensuremath': { arity: 1, body: '#1' },
  '\\mathcolor': { arity: 2, body: '\\class{c-#1}{#2}' },
};

function commandsIn(code: string): [string, MacroDefinition][] {
  const heads = code.matchAll(/\\(?:re)?newcommand\s*\{?(\\[A-Za-z]+)\}?\s*(?:\[(\d)\])?/g);
  return [...heads].flatMap(({ index, 0: head, 1: name, 2: arity = '0' }) => {
    const body = groupAt(code, index + head.length);
    return body ? [[name!, { arity: Number(arity), body: body.text }]] : [];
  });
}

function operatorsIn(code: string): [string, MacroDefinition][] {
  const heads = code.matchAll(/\\DeclareMathOperator(\*?)\s*\{(\\[A-Za-z]+)\}/g);
  return [...heads].flatMap(({ index, 0: head, 1: star, 2: name }) => {
    const body = groupAt(code, index + head.length);
    return body ? [[name!, { arity: 0, body: `\\operatorname${star}{${body.text}}` }]] : [];
  });
}
