import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestFigure, releasedFigures } from './released-figures.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'book-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const config = {
  slug: 'tiny',
  title: 'A tiny book',
  authors: ['A. Author'],
  language: 'en-GB',
  date: '2026-11-23',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  trim: { width: 7, height: 10 },
  editions: { screen: { medium: 'screen' }, print: { medium: 'print', printer: 'kdp' } },
};

function write(name: string, text: string): void {
  const file = path.resolve(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A book with two figures that have been drawn in both editions. */
function writeBook(): Book {
  write('book.json', JSON.stringify(config));
  for (const name of ['maths-preamble', 'editions/screen/screen', 'editions/print/print'])
    write(`${name}.tex`, '');
  write('chapters/wave/package.json', '{}');
  for (const name of ['fan', 'horn']) {
    write(`chapters/wave/figures/${name}/${name}.tex`, '');
    write(`chapters/wave/figures/${name}/${name}.alt.txt`, `A ${name}.`);
    write(`chapters/wave/build/tables/${name}/curve.dat`, '# made by a test\nx y\n1 2\n');
    for (const edition of ['screen', 'print'])
      write(`editions/${edition}/build/drawings/wave/${name}.pdf`, `${name} in ${edition}`);
  }
  return readBook(root);
}

const list = (...names: string[]) =>
  JSON.stringify({ figures: names.map((name) => ({ chapter: 'wave', name, number: '1.1' })) });

const refusal = (book: Book, figures: string): string[] => {
  try {
    releasedFigures(book, figures);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).diagnostics.map(
      ({ code, place, message }) => `${code} ${place?.figure}: ${message}`,
    );
  }
  return [];
};

test('figures come in the order of the pages, then those that no page shows', () => {
  expect(releasedFigures(writeBook(), list('horn'))).toEqual([
    { chapter: 'wave', name: 'horn', number: '1.1', alternativeText: 'A horn.' },
    { chapter: 'wave', name: 'fan', alternativeText: 'A fan.' },
  ]);
});

test('each figure without a picture, with a placeholder, without words, or without a folder is named', () => {
  const book = writeBook();
  rmSync(book.paths.chapter('wave').figure('fan').pdf('print'));
  write(
    'editions/screen/build/provenance/draw-wave.json',
    JSON.stringify({ figures: { horn: { isPlaceholder: true } } }),
  );
  write('chapters/wave/figures/horn/horn.alt.txt', ' \n');
  expect(refusal(book, list('horn', 'harp'))).toEqual([
    'release/missing-figure wave/fan: it has no picture in the print edition',
    'release/missing-figure wave/horn: it has no words',
    'release/missing-figure wave/horn: it has no picture in the screen edition',
    'release/missing-figure wave/harp: the pages show it, but the book has no such figure',
  ]);
});

test('a figure’s digest follows its numbers and its pictures, not the head of a table', () => {
  const book = writeBook();
  const figure = { chapter: 'wave', name: 'fan', alternativeText: '' };
  const before = digestFigure(book, figure);
  write('chapters/wave/build/tables/fan/curve.dat', '# made by another\nx y\n1 2\n');
  expect(digestFigure(book, figure)).toEqual(before);
  write('chapters/wave/build/tables/fan/curve.dat', '# made by another\nx y\n1 3\n');
  expect(digestFigure(book, figure).numbers).not.toBe(before.numbers);
  write('editions/screen/build/drawings/wave/fan.pdf', 'redrawn');
  const { drawings } = digestFigure(book, figure);
  expect(drawings['screen']).not.toBe(before.drawings['screen']);
  expect(drawings['print']).toBe(before.drawings['print']);
});
