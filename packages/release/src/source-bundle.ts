import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { styleFolder } from '@chiaroscuro/latex/style-folder';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { FigureName } from '@chiaroscuro/recipes/drawing-recipe';
import { settledGutter, settledGutterFile } from '@chiaroscuro/printers/settled-gutter';
import { drawingRecords, pagesRecord } from '@chiaroscuro/recipes/records';
import type { Files } from './archive.ts';
import { bundleReadme, latexmkSettings } from './source-bundle-texts.ts';

/** A book that has been built, and what of it shall be compiled elsewhere. */
export interface BundleRequest {
  book: Book;
  editions: readonly string[];
  figures: readonly FigureName[];
}

/**
 * The book as plain LaTeX, all in one folder: whatever TeX read for the pages, with the computed tables, the
 * drawings as PDFs and as TikZ, and our part of TeX. It lies as the sources do, so that nothing in
 * them has to be changed; `latexmk` in the folder of an edition makes its pages, without Node.
 *
 * @throws UserError `release/missing-part` when an edition has not been built, or a file has gone since.
 */
export function sourceBundle({ book, editions, figures }: BundleRequest): Files {
  const { paths, config } = book;
  const files = new Map<string, Uint8Array>();
  const add = (file: string, name = path.relative(paths.root, file)): void => {
    if (!existsSync(file)) throw missing(paths.relative(file));
    files.set(name.split(path.sep).join('/'), readFileSync(file));
  };
  const addText = (name: string, text: string): void => void files.set(name, Buffer.from(text));
  const addFolder = (folder: string, prefix = path.relative(paths.root, folder)): void => {
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder)) add(path.join(folder, name), path.join(prefix, name));
  };

  add(paths.stylesheet);
  addFolder(styleFolder, 'style');
  const licence = path.join(paths.root, 'LICENSE');
  if (existsSync(licence)) add(licence);
  for (const { chapter, name } of figures) {
    const figure = paths.chapter(chapter).figure(name);
    add(figure.drawing);
    addFolder(figure.tables);
    for (const edition of editions) add(figure.pdf(edition));
  }
  const epoch = editionEpoch(config);
  for (const edition of editions) {
    const own = paths.edition(edition);
    const pages = pagesRecord(own);
    if (!pages) throw missing(paths.relative(own.typeset));
    const drawings = book.chapters.flatMap((chapter) =>
      Object.values(drawingRecords(paths.chapter(chapter), edition)),
    );
    for (const { reads = {} } of [pages, ...drawings]) {
      for (const read of Object.keys(reads)) {
        if (read.startsWith('book ')) add(path.join(paths.root, read.slice('book '.length)));
      }
    }
    const folder = path.relative(paths.root, own.folder).split(path.sep).join('/');
    if (pages.gutter !== undefined)
      addText(`${folder}/${settledGutterFile}`, settledGutter(pages.gutter));
    addText(`${folder}/latexmkrc`, latexmkSettings({ edition, up: '../..', epoch }));
    if (!existsSync(paths.cover)) continue;
    add(paths.cover);
    add(own.cover.sheet, `${folder}/cover/cover.json`);
    addText(`${folder}/cover/latexmkrc`, latexmkSettings({ edition, up: '../../..', epoch }));
    addText(
      `${folder}/cover/${edition}-cover.tex`,
      `\\newcommand\\bookedition{${edition}}\n\\input{${path.basename(paths.cover)}}\n`,
    );
  }
  addText('README.txt', bundleReadme({ config, editions, hasCover: existsSync(paths.cover) }));
  return new Map([...files].map(([name, bytes]) => [`${config.slug}-source/${name}`, bytes]));
}

function missing(file: string): UserError {
  return new UserError({
    code: 'release/missing-part',
    severity: 'error',
    message: 'TeX read this file for the book, but it is not there any more',
    place: { file },
    hint: 'Build the book again; npm run release does so by itself.',
  });
}
