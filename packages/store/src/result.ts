import type { IndexLine } from './bucket.ts';
import { unpackContainer, type Contents } from './container.ts';
import { readContent } from './content.ts';

/** The verified contents of a result, or why they cannot be used. */
export type Result = { contents: Contents } | { damage: string };

/** Reads the result that a line of the index points to, and verifies it. */
export function readResult(folder: string, line: IndexLine): Result {
  const content = readContent(folder, line);
  if ('damage' in content) return content;
  const contents = unpackContainer(content.bytes);
  return contents ? { contents } : { damage: 'it is something that Chiaroscuro did not write' };
}
