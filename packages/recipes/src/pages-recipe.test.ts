import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { temporaryStore, type TemporaryStore } from '@chiaroscuro/store/test-store';
import { pagesKeys } from './pages-recipe.ts';

const tinyBook = fileURLToPath(new URL('../../../tests/tiny-book', import.meta.url));
let folder: string;
let book: Book;
let kept: TemporaryStore;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'book-'));
  cpSync(tinyBook, folder, {
    recursive: true,
    filter: (file) => !/node_modules|build$|\.turbo/.test(path.relative(tinyBook, file)),
  });
  book = readBook(folder);
  kept = temporaryStore();
});
afterEach(() => {
  kept[Symbol.dispose]();
  rmSync(folder, { recursive: true, force: true });
});

const listing = 'book chapters/wave/build/listings/mathematics/string/step.txt';

function digestWith(code: string): Promise<Record<string, string> | undefined> {
  const { folder: chapter } = book.paths.chapter('wave');
  mkdirSync(path.join(chapter, 'mathematics'), { recursive: true });
  writeFileSync(path.join(chapter, 'mathematics', 'string.ts'), code);
  return pagesKeys({ book, edition: 'screen', store: kept.store }).digestsOf([listing]);
}

test('of code that a page shows, what is shown counts, comments and all, and nothing else of the file', async () => {
  const code = 'const a = 1;\n// listing: step\nuse(a); // once\n// end of listing\n';
  const first = await digestWith(code);
  expect(first).toHaveProperty([listing]);
  expect(await digestWith(code.replace('a = 1', 'a = 2'))).toEqual(first);
  expect(await digestWith(`// a comment\n${code}rest();\n`)).toEqual(first);
  expect(await digestWith(code.replace('once', 'twice'))).not.toEqual(first);
  expect(await digestWith(code.replace('use(a)', 'use(b)'))).not.toEqual(first);
});

test('pages whose listing is gone are not found again', async () => {
  expect(await digestWith('const a = 1;\n')).toBeUndefined();
});
