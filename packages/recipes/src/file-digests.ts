import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { normaliseTex } from '@chiaroscuro/stylesheet/normalise-tex';

/**
 * The digest of what of a file can reach a page, or undefined when there is no such file. Comments
 * and white space that TeX ignores have no part in it, nor have line endings; the head of a table,
 * which says where its numbers come from, has none either.
 */
export function digestFile(file: string): string | undefined {
  const bytes = readIfThere(file);
  if (!bytes) return undefined;
  const contents = /\.(tex|sty|dat|bib|ist)$/.test(file) ? normalise(file, bytes) : bytes;
  return createHash('sha256').update(contents).digest('hex');
}

function normalise(file: string, bytes: Buffer): string {
  const text = bytes.toString('utf8').replaceAll('\r\n', '\n');
  switch (path.extname(file)) {
    case '.tex':
    case '.sty':
      return normaliseTex(text);
    case '.dat':
      return text.replaceAll(/^#.*\n/gm, '');
    case '.bib':
      return withoutComments(text);
    default:
      return text;
  }
}

/** A bibliography without lines that are comments between its entries. Parentheses around an entry hide where it ends. */
function withoutComments(text: string): string {
  if (/@\s*\w+\s*\(/.test(text)) return text;
  let depth = 0;
  const lines = text.split('\n').filter((line) => {
    if (depth === 0 && /^\s*(%|$)/.test(line)) return false;
    depth += (line.match(/\{/g)?.length ?? 0) - (line.match(/\}/g)?.length ?? 0);
    return true;
  });
  return lines.join('\n');
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
