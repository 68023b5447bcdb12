import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { locateFigure } from './locate-figure.ts';
import { bookPaths } from './paths.ts';

const root = mkdtempSync(path.join(tmpdir(), 'locate-'));
const paths = bookPaths(root);
const { drawing } = paths.chapter('wave').figure('nodes');
mkdirSync(path.dirname(drawing), { recursive: true });
writeFileSync(drawing, '');

afterAll(() => rmSync(root, { recursive: true }));

test('what is wrong with a figure is mended in its drawing', () => {
  const place = { page: 3, figure: 'wave/nodes' };
  expect(locateFigure({ paths }, place)).toEqual({
    ...place,
    file: 'chapters/wave/figures/nodes/nodes.tex',
  });
});

test('a file that is known already stays', () => {
  const place = { figure: 'wave/nodes', file: 'book.tex', line: 3 };
  expect(locateFigure({ paths }, place)).toEqual(place);
});

test.each(['wave/none', 'nodes', 'wave/nodes/nodes', '../wave/nodes', 'wave/..', '/', undefined])(
  'the figure %s has no drawing in this book',
  (figure) => {
    const place = { page: 1, ...(figure !== undefined && { figure }) };
    expect(locateFigure({ paths }, place)).toEqual(place);
  },
);
