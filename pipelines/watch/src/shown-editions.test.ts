import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { versionOf } from './picture-shelf.ts';
import { showEditions } from './shown-editions.ts';

let project: string;
let book: Book;
let finished: string;
let typeset: string;

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'shown-'));
  writeFileSync(path.join(project, 'turbo.json'), '{}');
  const paths = bookPaths(path.join(project, 'book'));
  book = { config: { slug: 'tiny', editions: { screen: {} } }, paths } as unknown as Book;
  finished = path.join(paths.project, 'dist', 'tiny-screen.pdf');
  typeset = paths.edition('screen').typeset;
  for (const file of [finished, typeset]) mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(finished, 'finished');
});
afterEach(() => rmSync(project, { recursive: true }));

function version(text: string): string {
  return versionOf(Buffer.from(text));
}

test('pages are shown as soon as TeX has made them, and not loaded again when they are handed out', () => {
  const editions = showEditions(book);
  expect(editions.state()).toEqual({ screen: { good: version('finished'), isOld: false } });

  writeFileSync(typeset, 'new pages');
  editions.typeset(book, 'screen');
  expect(editions.state()).toEqual({ screen: { good: version('new pages'), isOld: false } });
  expect(editions.file(book, 'screen', version('new pages'))).toBe(typeset);
  expect(editions.file(book, 'screen', version('finished'))).toBe(finished);

  writeFileSync(finished, 'new pages, finished');
  editions.succeeded(book);
  expect(editions.state()).toEqual({ screen: { good: version('new pages'), isOld: false } });
  expect(editions.file(book, 'screen', version('new pages'))).toBe(typeset);
});

test('pages that preflight does not let pass give way to the last good ones', () => {
  const editions = showEditions(book);
  writeFileSync(typeset, 'good pages');
  editions.typeset(book, 'screen');
  editions.succeeded(book);
  writeFileSync(typeset, 'bad pages');
  editions.typeset(book, 'screen');
  editions.failed(book, Date.now() + 1000);
  expect(editions.state()).toEqual({ screen: { good: version('good pages'), isOld: true } });
  // The folder of TeX has the bad ones now, dist/ still has the good ones.
  expect(editions.file(book, 'screen', version('good pages'))).toBe(finished);
});
