import { readStylesheet } from './read-stylesheet.ts';
import { readStyleDefinitions } from './style-definitions.ts';

/** A macro of the book's mathematics, for programs that show formulas without TeX. */
export interface FormulaMacro {
  /** How many arguments it takes, 0 to 9. */
  arity: number;
  /** What it prints, as TeX, with #1, #2, … for its arguments; a symbol without its colour. */
  body: string;
  /** A symbol's colour, by its name in the stylesheet. */
  colour?: string;
  /** Upright letters with the spaces of an operator; limits stand beneath one with a star. */
  operator?: 'operatorname' | 'operatorname*';
}

/** What unicode-math calls otherwise than the programs that show formulas on pages of the web. */
export const unicodeMathNames: Readonly<Record<string, string>> = {
  symbf: 'boldsymbol',
  symcal: 'mathcal',
  symup: 'mathrm',
  symbb: 'mathbb',
};

/**
 * The macros that mathematics may use, by name without backslash: the symbols, and what the stylesheet defines with `\newcommand` and
 * `\DeclareMathOperator`. The bodies name each other, and colours by name with `\mathcolor`.
 *
 * @param text of maths-preamble.tex; its macros are the same in all editions.
 * @param file for messages.
 * @throws UserError for a declaration that cannot be read.
 */
export function readFormulaMacros(text: string, file: string): Map<string, FormulaMacro> {
  const { symbols } = readStylesheet(text, file);
  const { definitions } = readStyleDefinitions(text, { name: '', medium: 'screen' });
  const macros = new Map<string, FormulaMacro>();
  for (const { kind, name, body, parameters = [], meaning } of definitions.values()) {
    if (kind !== 'macro') continue;
    const [operator] = /\\DeclareMathOperator\*?/.exec(meaning) ?? [];
    macros.set(name, {
      arity: parameters.length,
      body: unwrapped(body),
      ...(operator && { operator: operator.endsWith('*') ? 'operatorname*' : 'operatorname' }),
    });
  }
  for (const [name, { body }] of symbols) {
    macros.set(name, { arity: 0, body: unwrapped(body), colour: name });
  }
  return macros;
}

/** Of a body that is a formula wherever it stands, the formula. */
function unwrapped(tex: string): string {
  const [, formula] = /^\\ensuremath\s*\{([\s\S]*)\}$/.exec(tex.trim()) ?? [];
  return (formula ?? tex).trim();
}
