import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFName } from 'pdf-lib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { setFigureName } from '@chiaroscuro/pdf/figure-name';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { figureList } from './figure-list.ts';

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

/** A book with two figures: a picture without a caption, and one whose caption has a number. */
function writeBook(): Book {
  write('book.json', JSON.stringify(config));
  for (const name of ['maths-preamble', 'editions/screen/screen', 'editions/print/print'])
    write(`${name}.tex`, '');
  write('chapters/wave/package.json', '{}');
  for (const name of ['fan', 'horn']) {
    write(`chapters/wave/figures/${name}/${name}.tex`, '');
    write(`chapters/wave/figures/${name}/${name}.alt.txt`, `What ${name}\nshows.\n`);
  }
  const book = readBook(root);
  const label = { name: 'fig:wave/horn', number: '1.1', page: '2' };
  write(book.paths.edition('screen').labels, JSON.stringify([label]));
  return book;
}

async function pdf(edition: string, ...figures: string[]) {
  const document = await sampleDocument({
    pages: figures.length,
    change: ({ context }, pages) => {
      for (const [k, { node }] of pages.entries()) {
        const form = context.stream('', { Subtype: 'Form' });
        setFigureName(form.dict, figures[k]!);
        const resources = context.obj({ XObject: { F: context.register(form) } });
        node.set(PDFName.of('Resources'), resources);
      }
    },
  });
  return { edition, file: `tiny-${edition}.pdf`, bytes: await documentBytes(document) };
}

test('every figure that a page shows is listed with its words, its number and its pages', async () => {
  const pdfs = [
    await pdf('screen', 'wave/fan', 'wave/horn'),
    await pdf('print', 'wave/fan', 'wave/horn', 'wave/fan'),
  ];
  expect(JSON.parse(await figureList(writeBook(), pdfs))).toEqual({
    book: { slug: 'tiny', title: 'A tiny book', language: 'en-GB', date: '2026-11-23' },
    licence: config.licence,
    figures: [
      {
        chapter: 'wave',
        name: 'fan',
        alternativeText: 'What fan shows.',
        pages: { screen: [1], print: [1, 3] },
      },
      {
        chapter: 'wave',
        name: 'horn',
        number: '1.1',
        folio: '2',
        alternativeText: 'What horn shows.',
        pages: { screen: [2], print: [2] },
      },
    ],
  });
});

test('a figure without words cannot be listed', async () => {
  const book = writeBook();
  rmSync(book.paths.chapter('wave').figure('fan').alternativeText);
  await expect(figureList(book, [await pdf('screen', 'wave/fan')])).rejects.toThrow('schema');
});
