import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { readBook, type Book } from './read-book.ts';

/**
 * For tests: a book in a folder of its own, without a word in it but what is given. It goes when the test ends.
 *
 * @param files name relative to the book's folder to text.
 * @param printer of the print edition; see packages/printers.
 */
export function sampleBook(files: Readonly<Record<string, string>>, printer = 'kdp'): Book {
  const root = mkdtempSync(path.join(tmpdir(), 'tiny-book-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const config = {
    slug: 'tiny',
    title: 'A tiny book',
    authors: ['A. Author'],
    language: 'en-GB',
    date: '2026-11-23',
    licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    trim: { width: 7, height: 10 },
    editions: { screen: { medium: 'screen' }, print: { medium: 'print', printer } },
  };
  writeFiles(root, {
    'book.json': JSON.stringify(config),
    'maths-preamble.tex': '',
    'editions/screen/screen.tex': '',
    'editions/print/print.tex': '',
    ...files,
  });
  return readBook(root);
}

/** For tests: writes files, and the folders that they need. */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): void {
  for (const [name, contents] of Object.entries(files)) {
    const file = path.resolve(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
}
