import { rmSync } from 'node:fs';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { sampleBook, writeFiles } from '@chiaroscuro/manuscript/sample-book';
import { expect, test } from 'vitest';
import { digestFigure, releasedFigures } from './released-figures.ts';

/** A book with two figures that have been drawn in both editions. */
function writeBook(): Book {
  const figure = (name: string) => ({
    [`chapters/wave/figures/${name}/${name}.tex`]: '',
    [`chapters/wave/figures/${name}/${name}.alt.txt`]: `A ${name}.`,
    [`chapters/wave/build/tables/${name}/curve.dat`]: '# made by a test\nx y\n1 2\n',
    [`editions/screen/build/drawings/wave/${name}.pdf`]: `${name} in screen`,
    [`editions/print/build/drawings/wave/${name}.pdf`]: `${name} in print`,
  });
  return sampleBook({ 'chapters/wave/package.json': '{}', ...figure('fan'), ...figure('horn') });
}

const write = (book: Book, file: string, text: string): void =>
  writeFiles(book.paths.root, { [file]: text });

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
    book,
    'editions/screen/build/provenance/draw-wave.json',
    JSON.stringify({ figures: { horn: { isPlaceholder: true } } }),
  );
  write(book, 'chapters/wave/figures/horn/horn.alt.txt', ' \n');
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
  write(book, 'chapters/wave/build/tables/fan/curve.dat', '# made by another\nx y\n1 2\n');
  expect(digestFigure(book, figure)).toEqual(before);
  write(book, 'chapters/wave/build/tables/fan/curve.dat', '# made by another\nx y\n1 3\n');
  expect(digestFigure(book, figure).numbers).not.toBe(before.numbers);
  write(book, 'editions/screen/build/drawings/wave/fan.pdf', 'redrawn');
  const { drawings } = digestFigure(book, figure);
  expect(drawings['screen']).not.toBe(before.drawings['screen']);
  expect(drawings['print']).toBe(before.drawings['print']);
});
