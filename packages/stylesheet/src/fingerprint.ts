import { createHash } from 'node:crypto';
import { findDeclarations, parseKeyValues, type Declaration } from './declarations.ts';
import { joinTex } from './joined-tex.ts';

/**
 * The sha256, in hexadecimal, of what the stylesheet means for one edition. Comments, white space
 * that TeX ignores and the values of other editions have no part in it.
 */
export function fingerprintStylesheet(text: string, edition: string): string {
  return createHash('sha256').update(normaliseStylesheet(text, edition)).digest('hex');
}

/** The text that `fingerprintStylesheet` takes the hash of. */
export function normaliseStylesheet(text: string, edition: string): string {
  const { code, restore } = joinTex(text);
  const pieces: string[] = [];
  let written = 0;
  for (const declaration of findDeclarations(code)) {
    pieces.push(code.slice(written, declaration.start), formatForEdition(declaration, edition));
    written = declaration.end;
  }
  pieces.push(code.slice(written));
  return restore(collapseSpace(pieces.join('')));
}

/** A declaration with the values of one edition only; one that cannot be understood stays as it is. */
function formatForEdition(declaration: Declaration, edition: string): string {
  const parts = declaration.arguments.map(({ text }) => text.trim());
  if (declaration.name !== 'definesymbol' && parts[1] !== undefined) {
    const own = parseKeyValues(parts[1]).find(({ key }) => key === edition);
    if (own) parts[1] = own.value.replaceAll(/\s/g, '').toUpperCase();
  }
  return `\\${declaration.name}${parts.map((part) => `{${part}}`).join('')}\n`;
}

/**
 * One space for a run of them, one line feed for a paragraph break. Outside braces, where a
 * preamble prints nothing, a break is a space, and space after a closing bracket goes.
 */
function collapseSpace(code: string): string {
  const runs = code
    .replaceAll(/[ \t]*\n(?:[ \t]*\n)+[ \t]*/g, '\f')
    .replaceAll(/[ \t]*\n[ \t]*|[ \t]+/g, ' ')
    .replaceAll('\f', '\n');
  let depth = 0;
  let output = '';
  for (const [token] of runs.matchAll(/\\[^]|[^]/g)) {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    const isSpace = token === ' ' || token === '\n';
    if (depth > 0 || !isSpace) output += token;
    else if (output !== '' && !/(?:^|[^\\])[\]} ]$/.test(output)) output += ' ';
  }
  return output.trimEnd();
}
