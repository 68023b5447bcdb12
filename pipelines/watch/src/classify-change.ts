import path from 'node:path';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';

/** What a changed file of the book reaches. */
export type SourceChange =
  | { kind: 'drawing'; chapter: string; figure: string }
  | { kind: 'prose'; chapter: string }
  /** The stylesheet, numbers, the order of the book: only a build of the whole book can tell. */
  | { kind: 'book' };

/**
 * What a change of `file` (absolute) reaches; undefined for files that no build reads. Whether
 * anything comes out differently is left to the build, which knows.
 */
export function classifyChange(paths: BookPaths, file: string): SourceChange | undefined {
  const parts = path.relative(paths.root, file).split(path.sep);
  const name = parts.at(-1) ?? '';
  if (parts[0] === '..' || isIgnored(parts) || !sources.test(name)) return undefined;
  if (parts[0] !== path.basename(paths.chapters)) return { kind: 'book' };
  const [, chapter, folder, figure] = parts;
  if (chapter === undefined || !name.endsWith('.tex')) return { kind: 'book' };
  if (parts.length === 3) return { kind: 'prose', chapter };
  if (folder === 'figures' && figure !== undefined && name === `${figure}.tex`)
    return { kind: 'drawing', chapter, figure };
  return { kind: 'book' };
}

/** Whether a path, relative to the book, is one of a folder that builds write or that holds no sources. */
export function isIgnored(parts: readonly string[]): boolean {
  return parts.some(
    (part) => part === 'build' || part === 'node_modules' || (part.startsWith('.') && part !== '.'),
  );
}

// Editors put backups and swap files beside what they write: `#x.tex#`, `x.tex~`, `4913`.
const sources = /^[^#~].*\.(tex|sty|ts|js|json|bib|dat|txt|png|jpe?g|pdf|gz)$/;
