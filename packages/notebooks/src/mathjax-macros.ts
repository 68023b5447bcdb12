import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import {
  readFormulaMacros,
  unicodeMathNames,
  type FormulaMacro,
} from '@chiaroscuro/stylesheet/formula-macros';
import { readStylesheet } from '@chiaroscuro/stylesheet/read-stylesheet';
import { resolveEdition } from '@chiaroscuro/stylesheet/resolve-edition';

/** The macros of a stylesheet, as MathJax understands them. */
export interface MathjaxMacros {
  /** Definitions of those that a text uses, and of those that these use, in an order in which they can be read. */
  definitionsFor(text: string): string[];
}

/** A stylesheet, and which of its editions is white and which is dark. */
export interface MacroSource {
  /** The text of `maths-preamble.tex`. */
  text: string;
  file: string;
  light: string;
  dark: string;
}

/**
 * Translates the macros of a stylesheet for MathJax. Symbols have their colours in the white and in the
 * dark edition: CSS's `light-dark()` takes the one that fits the page's theme.
 */
export function mathjaxMacros({ text, file, light, dark }: MacroSource): MathjaxMacros {
  const macros = readFormulaMacros(text, file);
  const stylesheet = readStylesheet(text, file);
  const [onWhite, onBlack] = [light, dark].map((name) => resolveEdition(stylesheet, name).colours);

  function colour(name: string): string {
    const [white, black] = [onWhite![name], onBlack![name]];
    if (white === undefined || black === undefined) {
      throw unsupported(file, `its colour "${name}" is not that of one symbol`);
    }
    return `light-dark(#${white},#${black})`;
  }

  function define(name: string, macro: FormulaMacro): string {
    const plain = inMathjax(macro.body, colour);
    const shown = macro.operator ? `\\${macro.operator}{${plain}}` : plain;
    const value = macro.colour === undefined ? shown : coloured(colour(macro.colour), shown);
    // In the body of a macro that takes arguments, a sign for an argument is doubled to be itself.
    const escaped = macro.arity > 0 ? value.replaceAll(/#(?!\d(?![0-9A-F]))/g, '##') : value;
    return `\\newcommand{\\${name}}${macro.arity > 0 ? `[${macro.arity}]` : ''}{${escaped}}`;
  }

  return {
    definitionsFor(markdown) {
      const wanted = new Map<string, string>();
      const visit = (tex: string): void => {
        for (const [, name] of tex.matchAll(/\\([A-Za-z]+)/g)) {
          const known = macros.get(name!);
          if (!known || wanted.has(name!)) continue;
          wanted.set(name!, '');
          visit(known.body);
          wanted.set(name!, define(name!, known));
        }
      };
      visit(markdown);
      return [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, definition]) => definition);
    },
  };
}

/**
 * A part of a formula in a colour. `\color` in a group is what all versions of MathJax read alike: that of static viewers, 2.7,
 * has no `\textcolor`, and takes what stands in braces behind the colour as an argument. The group is no operator any more.
 */
function coloured(colour: string, tex: string): string {
  const group = `{\\color{${colour}}{${tex}}}`;
  const [operator] = /^\\operatorname\*?/.exec(tex) ?? [];
  if (!operator) return group;
  return `\\mathop{${group}}${operator.endsWith('*') ? '' : '\\nolimits'}`;
}

/** A colour's name, and what it colours, with braces of up to two levels in it. */
const mathcolor = /\\mathcolor\{([^{}]*)\}\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g;

/** unicode-math's names of alphabets in those that MathJax has; colours by value. */
function inMathjax(tex: string, colour: (name: string) => string): string {
  return tex
    .replaceAll(/\\([A-Za-z]+)/g, (command, name: string) =>
      name in unicodeMathNames ? `\\${unicodeMathNames[name]}` : command,
    )
    .replaceAll(mathcolor, (_, name: string, shown: string) => coloured(colour(name), shown));
}

function unsupported(file: string, why: string): UserError {
  return new UserError({
    code: 'notebook/source',
    severity: 'error',
    message: `a macro cannot be used in a notebook: ${why}`,
    place: { file },
    hint: 'Use the symbol itself, for instance \\cy_1 for a component of \\vy.',
  });
}
