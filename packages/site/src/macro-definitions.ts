import {
  readFormulaMacros,
  unicodeMathNames,
  type FormulaMacro,
} from '@chiaroscuro/stylesheet/formula-macros';

/** A macro of the book's mathematics. */
export interface MacroDefinition {
  /** How many arguments it takes, 0 to 9. */
  arity: number;
  /** What it prints, as TeX, with #1, #2, … for its arguments. */
  body: string;
}

/**
 * The macros that mathematics on the website may use, by name with backslash: what the stylesheet defines, the symbols each
 * in the class of its colour.
 *
 * @param text the stylesheet's source.
 * @param file for messages.
 * @throws UserError for a declaration that cannot be read.
 */
export function macroDefinitions(text: string, file: string): Map<string, MacroDefinition> {
  const own = [...readFormulaMacros(text, file)].map(
    ([name, macro]) => [`\\${name}`, definitionOf(macro)] as const,
  );
  return new Map([...ofTheConverter, ...own]);
}

function definitionOf({ arity, body, colour, operator }: FormulaMacro): MacroDefinition {
  const shown = operator ? `\\${operator}{${body}}` : body;
  return { arity, body: colour === undefined ? shown : `\\mathcolor{${colour}}{${shown}}` };
}

/** What unicode-math and our own style call otherwise than the converter. */
const ofTheConverter: readonly (readonly [string, MacroDefinition])[] = [
  ...Object.entries(unicodeMathNames).map(
    ([own, other]) => [`\\${own}`, { arity: 1, body: `\\${other}{#1}` }] as const,
  ),
  ['\\ensuremath', { arity: 1, body: '#1' }],
  ['\\mathcolor', { arity: 2, body: '\\class{c-#1}{#2}' }],
];
