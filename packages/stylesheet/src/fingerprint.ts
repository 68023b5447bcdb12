import { createHash } from 'node:crypto';
import { findDeclarations, parseKeyValues, type Declaration } from './declarations.ts';
import { collapseSpace } from './collapse-space.ts';
import { joinTex } from './joined-tex.ts';
import { filler, resolveMedium } from './resolve-medium.ts';
import type { Edition } from './style-statement.ts';

/**
 * The sha256, in hexadecimal, of what the stylesheet means for one edition. Comments, white space
 * that TeX ignores, the values of other editions and what \ifprint keeps for another medium have no
 * part in it.
 */
export function fingerprintStylesheet(text: string, edition: Edition): string {
  return createHash('sha256').update(normaliseStylesheet(text, edition)).digest('hex');
}

/** The text that `fingerprintStylesheet` takes the hash of. */
export function normaliseStylesheet(text: string, { name, medium }: Edition): string {
  const { code: joined, restore } = joinTex(text);
  const code = resolveMedium(joined, medium).replaceAll(filler, '');
  const pieces: string[] = [];
  let written = 0;
  for (const declaration of findDeclarations(code)) {
    pieces.push(code.slice(written, declaration.start), formatForEdition(declaration, name));
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
