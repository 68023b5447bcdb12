import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chapterListings, listingsIn, presentListing } from './listings.ts';
import { bookPaths, type ChapterPaths } from './paths.ts';

const source = `import x from 'x';
  // listing: step
  const a = 1;
    // why

  use(a);
  // end of listing
rest();
`;

test('a listing is what stands between its marks, without the indentation that all lines share', () => {
  expect(listingsIn(source)).toEqual({
    listings: [{ name: 'step', text: 'const a = 1;\n  // why\n\nuse(a);\n' }],
    mistakes: [],
  });
});

test('marks that do not pair, bad names and characters that would move are mistakes of their lines', () => {
  const lines = (code: string) => listingsIn(code).mistakes.map(({ line }) => line);
  expect(lines('// listing: a\nx\n')).toEqual([1]);
  expect(lines('x\n// end of listing\n')).toEqual([2]);
  expect(lines('// listing: a\n// listing: b\nx\n// end of listing\n')).toEqual([2]);
  expect(lines('// listing: A b\nx\n// end of listing\n')).toEqual([1]);
  expect(lines('// listing: a\nβ\n// end of listing\n')).toEqual([2]);
  const twice = '// listing: a\nx\n// end of listing\n';
  expect(lines(twice + twice)).toEqual([4]);
});

let root: string;
let chapter: ChapterPaths;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'book-'));
  chapter = bookPaths(root).chapter('toy');
  mkdirSync(path.join(chapter.folder, 'mathematics'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('a file of a listing is found again from its source', () => {
  const file = path.join(chapter.folder, 'mathematics', 'descent.ts');
  writeFileSync(file, source);
  writeFileSync(file.replace('.ts', '.test.ts'), '// listing: not-shown\n');
  const { files, diagnostics } = chapterListings(chapter, (each) => each);
  expect(diagnostics).toEqual([]);
  const [[name, text] = []] = files;
  expect(name).toBe(path.join(chapter.listings, 'mathematics', 'descent', 'step.txt'));
  expect(presentListing(chapter, name!)).toBe(text);

  writeFileSync(file, source.replace('import x', 'import  /* other */ x'));
  expect(presentListing(chapter, name!)).toBe(text);
  writeFileSync(file, source.replace('// why', '// because'));
  expect(presentListing(chapter, name!)).not.toBe(text);
  writeFileSync(file, '');
  expect(presentListing(chapter, name!)).toBeUndefined();
  rmSync(file);
  expect(presentListing(chapter, name!)).toBeUndefined();
});

test('a mistake is told with its file and line', () => {
  const file = path.join(chapter.folder, 'mathematics', 'descent.ts');
  writeFileSync(file, '\n// listing: step\n');
  const { diagnostics } = chapterListings(chapter, (each) => path.basename(each));
  expect(diagnostics).toMatchObject([
    { code: 'listing/syntax', place: { file: 'descent.ts', line: 2 } },
  ]);
});
