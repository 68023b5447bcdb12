import { createHash } from 'node:crypto';

/** The key under which the store remembers what the makings of a recipe have read. */
export function namesKey(kind: string, recipe: string): string {
  return `${kind}:${recipe}`;
}

/** The key of the result that a recipe gave when what it read had these digests. */
export function resultKey({ kind, recipe, reads }: ResultKeyParts): string {
  const sorted = Object.entries(reads).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
  return `${namesKey(kind, recipe)}:${digest}`;
}

/** The kind in a key, and the key of the names that belongs to it; the same key if it is one. */
export function splitKey(key: string): { kind: string; names: string } {
  const [kind = '', recipe = ''] = key.split(':');
  return { kind, names: namesKey(kind, recipe) };
}

interface ResultKeyParts {
  kind: string;
  recipe: string;
  reads: Readonly<Record<string, string>>;
}
