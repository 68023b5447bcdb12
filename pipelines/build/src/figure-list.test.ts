import { rmSync } from 'node:fs';
import { PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { sampleBook, writeFiles } from '@chiaroscuro/manuscript/sample-book';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { setFigureName } from '@chiaroscuro/pdf/figure-name';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { figureList } from './figure-list.ts';

/** A book with two figures: a picture without a caption, and one whose caption has a number. */
function writeBook(): Book {
  const figure = (name: string) => ({
    [`chapters/wave/figures/${name}/${name}.tex`]: '',
    [`chapters/wave/figures/${name}/${name}.alt.txt`]: `What ${name}\nshows.\n`,
  });
  const book = sampleBook({
    'chapters/wave/package.json': '{}',
    ...figure('fan'),
    ...figure('horn'),
  });
  const label = { name: 'fig:wave/horn', number: '1.1', page: '2' };
  writeFiles(book.paths.root, { [book.paths.edition('screen').labels]: JSON.stringify([label]) });
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
  const tiny = writeBook();
  expect(JSON.parse(await figureList(tiny, pdfs))).toEqual({
    book: { slug: 'tiny', title: 'A tiny book', language: 'en-GB', date: '2026-11-23' },
    licence: tiny.config.licence,
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
