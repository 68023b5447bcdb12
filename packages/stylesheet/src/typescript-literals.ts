import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';

// In order: comments, then strings of each kind of quote.
const tokens =
  /\/\/[^\n]*|\/\*[^]*?\*\/|(?<string>'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"|`(?:\\[^]|[^`\\])*`)/g;

/** A colour with a number sign anywhere in a string, or six digits that are the whole string. */
const colours = /#(?:[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?|(?=[0-9]*[a-fA-F])[0-9a-fA-F]{3})(?![\w-])/g;
const bareColour = /^.(?=[^0-9]*[0-9])(?=.[0-9]*[a-fA-F])[0-9a-fA-F]{6}.$|^.F{6}.$/;

/** Finds colours written as hexadecimal strings in a TypeScript file: `stylesheet/literal`. */
export function findTypeScriptLiterals(text: string, file: string): Diagnostic[] {
  return [...text.matchAll(tokens)].flatMap((token) => {
    const string = token.groups?.['string'];
    if (string === undefined) return [];
    const found = bareColour.test(string) ? [string] : (string.match(colours) ?? []);
    return found.map((colour): Diagnostic => {
      const line = text.slice(0, token.index + string.indexOf(colour)).split('\n').length;
      return {
        code: 'stylesheet/literal',
        severity: 'error',
        message: `expected a colour by its name in the stylesheet, got ${colour}`,
        place: { file, line },
        excerpt: text.split('\n')[line - 1]!.trim(),
      };
    });
  });
}
