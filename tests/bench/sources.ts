import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Copies what LaTeX alone would start from: the book's sources, the tables and the press colours, without
 * drawn figures and typeset pages.
 */
export function keepSources(book: string, to: string): void {
  const made = /^(chapters\/[^/]+\/build\/(?!tables)|editions\/[^/]+\/build\/(?!stylesheet))/;
  cpSync(book, to, {
    recursive: true,
    filter: (file) => {
      const name = path.relative(book, file).split(path.sep).join('/');
      return !made.test(name) && !/(^|\/)\.turbo(\/|$)/.test(name);
    },
  });
}

/** Makes `to` hold the files of `from`; those that are the same already are not touched. */
export function bringSources(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const target = path.join(to, path.relative(from, file));
    const bytes = readFileSync(file);
    if (existsSync(target) && readFileSync(target).equals(bytes)) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
}
