import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { allFigures, findFigure } from './find-figure.ts';
import { bookPaths } from './paths.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'book-'));
  for (const name of ['ellipse/horn', 'ellipse/free-energy', 'spiral/horn', 'spiral/arms']) {
    const [chapter = '', figure = ''] = name.split('/');
    const folder = bookPaths(root).chapter(chapter).figure(figure).folder;
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${figure}.ts`), '');
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const book = () => ({ paths: bookPaths(root), chapters: ['ellipse', 'spiral'] });

function hintFor(name: string): string | undefined {
  try {
    findFigure(book(), name);
  } catch (error) {
    return (error as UserError).diagnostics[0]?.hint;
  }
  return undefined;
}

test('a figure is found by its full name only', () => {
  expect(findFigure(book(), 'spiral/horn')).toEqual({ chapter: 'spiral', figure: 'horn' });
  expect(allFigures(book())).toHaveLength(4);
  expect(() => findFigure(book(), 'horn')).toThrow('expected a figure of the book');
});

test('a name that is nearly right is answered with the right one first', () => {
  expect(hintFor('ellipse/freeenergy')).toMatch(/^Did you mean ellipse\/free-energy/);
  expect(hintFor('free-enrgy')).toMatch(/^Did you mean ellipse\/free-energy/);
  expect(hintFor('sprial/arms')).toMatch(/^Did you mean spiral\/arms/);
});
