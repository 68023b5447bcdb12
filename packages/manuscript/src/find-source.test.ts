import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSource, insideProject } from './find-source.ts';
import { bookPaths } from './paths.ts';

const project = mkdtempSync(path.join(tmpdir(), 'find-source-'));
writeFileSync(path.join(project, 'turbo.json'), '{}');
const paths = bookPaths(path.join(project, 'book'));
const section = path.join(project, 'book', 'chapters', 'wave', 'energy.tex');

beforeAll(() => {
  mkdirSync(path.dirname(section), { recursive: true });
  writeFileSync(section, 'prose');
  symlinkSync('/etc/hostname', path.join(project, 'book', 'elsewhere.tex'));
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

test('a source is found by the end of its path, wherever it was typeset', () => {
  for (const input of [
    section,
    '/another/machine/book/chapters/wave/energy.tex',
    '/tmp/work-3/./wave/energy.tex',
    'wave/energy.tex',
  ]) {
    expect(findSource(paths, input), input).toBe(section);
  }
});

test('what is none of the book’s files is no source', () => {
  expect(findSource(paths, '/usr/share/texlive/tex/latex/base/article.cls')).toBeUndefined();
  expect(findSource(paths, '/tmp/work-3/screen.aux')).toBeUndefined();
  expect(findSource(paths, '/tmp/chapters/wave')).toBeUndefined();
});

test('neither .. nor a symbolic link leads out of the project', () => {
  expect(insideProject(paths, 'book/chapters/wave/energy.tex')).toBe(section);
  expect(insideProject(paths, '../../../../../../etc/passwd')).toBeUndefined();
  expect(insideProject(paths, '/etc/passwd')).toBeUndefined();
  expect(insideProject(paths, 'book/elsewhere.tex')).toBeUndefined();
});
