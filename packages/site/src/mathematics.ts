import temml from 'temml';
import { Markup } from '@chiaroscuro/preflight/report-markup';
import type { MacroDefinition } from './macro-definitions.ts';

/** Turns a formula, TeX without its delimiters, into MathML that every browser shows without a program. */
export type FormulaRenderer = (tex: string) => Markup;

/**
 * A renderer that knows the book's macros. What is coloured has a class, `c-<name>`, so that a formula changes
 * its colours with the look of the page.
 *
 * @returns a function that throws an `Error` with the converter's sentence for a formula that it cannot read.
 */
export function formulaRenderer(
  definitions: ReadonlyMap<string, MacroDefinition>,
): FormulaRenderer {
  const macros = Object.fromEntries([...definitions].map(([name, { body }]) => [name, body]));
  return (tex) => {
    // Between digits a comma separates: the book has decimal points.
    const separated = tex.replaceAll(/(\d),(?=\d)/g, '$1{,}\\,');
    const options = { macros: { ...macros }, trust: isClass, throwOnError: true, wrap: 'none' };
    return new Markup(temml.renderToString(separated, options as object));
  };
}

/** Nothing but classes is taken from a formula: no addresses, no styles. */
function isClass({ command }: { command: string }): boolean {
  return command === '\\class';
}
