import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookPaths, type ChapterPaths } from './paths.ts';
import { sweepDrawings, sweepTables } from './sweep.ts';

let root: string;
let chapter: ChapterPaths;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sweep-'));
  chapter = bookPaths(root).chapter('toy');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text = ''): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

test('tables that the last export has not written are removed, the others stay', () => {
  for (const name of ['one/a.dat', 'one/b.dat', 'gone/numbers.tex'])
    write(path.join(chapter.tables, name));
  write(chapter.provenance('export'), JSON.stringify({ files: ['one/a.dat'] }));
  sweepTables(chapter);
  const left = readdirSync(chapter.tables, { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(['a.dat']);
});

test('drawings of figures that were not drawn last are removed from their edition only', () => {
  for (const edition of ['screen', 'print'])
    for (const name of ['one', 'gone']) write(chapter.figure(name).pdf(edition));
  write(chapter.drawingsRecord('screen'), JSON.stringify({ figures: { one: 'sha256' } }));
  sweepDrawings(chapter, 'screen');
  expect(readdirSync(chapter.drawings('screen'))).toEqual(['one.pdf']);
  expect(readdirSync(chapter.drawings('print'))).toEqual(['gone.pdf', 'one.pdf']);
});

test('without a record nothing is removed', () => {
  write(path.join(chapter.tables, 'one', 'a.dat'));
  sweepTables(chapter);
  expect(readdirSync(path.join(chapter.tables, 'one'))).toEqual(['a.dat']);
});
