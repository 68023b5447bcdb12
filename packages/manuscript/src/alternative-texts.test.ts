import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { alternativeTexts } from './alternative-texts.ts';
import { checkAlternativeTexts, longestText } from './check-alternative-texts.ts';
import { bookPaths } from './paths.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'book-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const book = () => ({ paths: bookPaths(root), chapters: ['ellipse'] });

/** A figure with its drawing and, unless it is undefined, its alternative text. */
function figure(name: string, text?: string): void {
  const files = book().paths.chapter('ellipse').figure(name);
  mkdirSync(files.folder, { recursive: true });
  writeFileSync(files.drawing, '');
  if (text !== undefined) writeFileSync(files.alternativeText, text);
}

const good =
  'A violet ellipse in the plane; blue samples lie\noutside it, more of them on the left.\n';

test('the lines of a text are one paragraph, and a figure without one is told apart from an empty one', () => {
  figure('horn', `\uFEFF${good}`);
  figure('fan', ' \n');
  figure('arms');
  expect([...alternativeTexts(book())]).toEqual([
    ['ellipse/arms', undefined],
    ['ellipse/fan', ''],
    ['ellipse/horn', good.trim().replace('\n', ' ')],
  ]);
});

test('a folder without a drawing, of which the build tells elsewhere, needs no text', () => {
  figure('horn');
  rmSync(book().paths.chapter('ellipse').figure('horn').drawing);
  writeFileSync(book().paths.chapter('ellipse').figure('horn').code, '');
  expect(checkAlternativeTexts(book())).toEqual([]);
});

test('a good text is left alone', () => {
  figure('horn', good);
  expect(checkAlternativeTexts(book())).toEqual([]);
});

test('a figure without a text is an error at its folder, and the hint says how to write one', () => {
  figure('horn');
  expect(checkAlternativeTexts(book())).toMatchObject([
    {
      code: 'preflight/alternative-text',
      severity: 'error',
      place: { file: 'chapters/ellipse/figures/horn', figure: 'ellipse/horn' },
      hint: expect.stringContaining('horn.alt.txt') as string,
    },
  ]);
});

test('only figures of the chapters that are asked for count', () => {
  figure('horn');
  expect(checkAlternativeTexts(book(), [])).toEqual([]);
});

test.each([
  ['nothing', '\n', 'error'],
  ['more than a listener takes in', 'A curve. '.repeat(longestText / 9 + 1), 'warning'],
  ['the name', 'Figure: the free energy.', 'warning'],
  ['a macro', 'The samples \\vy on a curve.', 'warning'],
  ['a formula', 'The curve is $z^2$ over the line.', 'warning'],
])('%s is no alternative text', (_, text, severity) => {
  figure('free-energy', text);
  expect(checkAlternativeTexts(book())).toMatchObject([
    { severity, place: { file: 'chapters/ellipse/figures/free-energy/free-energy.alt.txt' } },
  ]);
});

test('a text of the greatest length is left alone', () => {
  figure('horn', 'x'.repeat(longestText));
  expect(checkAlternativeTexts(book())).toEqual([]);
});
