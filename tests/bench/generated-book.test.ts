import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { lintSources } from '../../pipelines/stylesheet/src/lint-sources.ts';
import { makeFigures } from './book/figures.ts';
import { generateBook } from './book/generate-book.ts';
import { makeEdits } from './edits.ts';
import { buildOurs } from './our-build.ts';
import { copyProject } from './project-copy.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bench-book-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function contents(book: string): Record<string, string> {
  const files = readdirSync(book, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [path.relative(book, file), readFileSync(file, 'utf8')]),
  );
}

test('equal counts of figures give equal books', () => {
  const first = contents(generateBook(path.join(folder, 'first'), 16).folder);
  expect(contents(generateBook(path.join(folder, 'second'), 16).folder)).toEqual(first);
  expect(Object.keys(first).filter((name) => /figures.*\.tex$/.test(name))).toHaveLength(16);
});

test('the sources of the generated book leave colours, fonts and lengths to its stylesheet', () => {
  const { folder: book } = generateBook(path.join(folder, 'linted'), 16);
  expect(lintSources({ book, project: folder })).toEqual([]);
});

test('the four kinds of figures are equally many, and an eighth of the figures has the colour that is edited', () => {
  const figures = makeFigures(160);
  for (const kind of ['curve', 'surface', 'field', 'network']) {
    expect(figures.filter((figure) => figure.kind === kind)).toHaveLength(40);
  }
  const colour = makeEdits({ folder, figures }).find(({ name }) => name === 'a colour');
  expect(figures.filter((figure) => colour!.affects(figure))).toHaveLength(20);
});

test.each([8, 16, 160])('in a book of %i figures no figure is touched by two edits', (count) => {
  const figures = makeFigures(count);
  const edits = makeEdits({ folder, figures });
  const touching = figures.map((figure) => edits.filter((edit) => edit.affects(figure)).length);
  expect(Math.max(...touching)).toBe(1);
  expect(edits.filter((edit) => figures.some((figure) => edit.affects(figure)))).toHaveLength(4);
});

test('every edit finds the text that it replaces exactly once', () => {
  const book = generateBook(path.join(folder, 'edited'), 8);
  for (const { file, from } of makeEdits(book)) {
    expect(readFileSync(path.join(book.folder, file), 'utf8').split(from), file).toHaveLength(2);
  }
});

test('a book of eight figures builds in both editions', async () => {
  const project = path.join(folder, 'project');
  const { folder: book } = copyProject(project, 8);
  const { drawings, drawingSeconds } = await buildOurs(bookPaths(book));
  expect(drawings).toBe(16);
  expect(drawingSeconds).toBeGreaterThan(0);
  expect(readdirSync(path.join(project, 'dist'))).toEqual([
    'bench-figures.json',
    'bench-print-preflight.html',
    'bench-print.pdf',
    'bench-screen-preflight.html',
    'bench-screen.pdf',
    'build.json',
  ]);
}, 600_000);
