import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { notebookName } from '@chiaroscuro/manuscript/notebooks';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { chapterHead, chapterOrder, listItems } from '@chiaroscuro/site/chapter-source';
import type { Site, SiteChapter, SiteFigure } from '@chiaroscuro/site/site';
import { parseWebsite, type Website } from '@chiaroscuro/site/website';
import { lookEditions, readBuiltBook } from './built-book.ts';
import { coverPicture, lookPictures } from './look-pictures.ts';
import { siteFigure } from './site-figures.ts';
import { chapterCaptions, SiteTexts } from './site-texts.ts';

/** A website before its pages are written: what they show, and the files that they point to, by address. */
export interface MadeSite {
  site: Site;
  files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Gathers what the website shows from the sources of a book and from what its last build has left.
 *
 * @throws UserError when the book is not built, or a text of it cannot be shown.
 */
export async function makeSite(book: Book): Promise<MadeSite> {
  const { config, paths } = book;
  const editions = lookEditions(book);
  const built = readBuiltBook(book, editions);
  const texts = new SiteTexts(book, editions.dark);
  const pictures = await lookPictures(book, built, editions);
  const files = new Map<string, Uint8Array>([[built.pdf.file, built.pdf.bytes]]);
  const take = (more: ReadonlyMap<string, Uint8Array>): void =>
    more.forEach((bytes, address) => files.set(address, bytes));

  const chapters = chapterOrder(readFileSync(path.join(paths.root, 'book.tex'), 'utf8')).map(
    (name): SiteChapter => {
      const { folder } = paths.chapter(name);
      const { title, opening } = chapterHead(
        readFileSync(path.join(folder, `${name}.tex`), 'utf8'),
      );
      const captions = chapterCaptions(book, name);
      const figures = built.figures
        .filter(({ chapter }) => chapter === name)
        .map((listed): SiteFigure => {
          const made = siteFigure({
            ...{ book, texts, listed, look: pictures.get(listed)! },
            caption: captions.get(listed.name),
            opens: listed.name === opening ? title : undefined,
          });
          take(made.files);
          return made.figure;
        });
      const notebook = path.join(paths.project, 'dist', notebookName(name));
      const hasNotebook = existsSync(notebook);
      if (hasNotebook) files.set(notebookName(name), readFileSync(notebook));
      const number = texts.numberOf(`ch:${name}`);
      const first = figures.find((figure) => figure.name === opening);
      return {
        ...{ name, title, hasNotebook, keep: readKeep(book, name, texts) },
        ...(number !== undefined && { number }),
        ...(first && { opening: first }),
        summary: readSummary(folder),
        figures: figures.filter((figure) => figure !== first),
      };
    },
  );
  const cover = built.cover && (await coverPicture(built.cover));
  if (cover) take(cover.files);
  const said = readWebsite(book, texts);
  texts.check();
  const { file, bytes, pages } = built.pdf;
  const site: Site = {
    ...{ book: config, ...said, pdf: { file, bytes: bytes.length, pages }, chapters },
    bytes: new Map([...files].map(([address, contents]) => [address, contents.length])),
    ...(cover && { cover: cover.picture }),
  };
  return { site, files };
}

function readSummary(folder: string): string {
  const file = path.join(folder, 'summary.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').replace(/\s+/g, ' ').trim() : '';
}

function readKeep({ paths }: Book, chapter: string, texts: SiteTexts): SiteChapter['keep'] {
  const file = path.join(paths.chapter(chapter).folder, 'keep.tex');
  if (!existsSync(file)) return [];
  const place = { file: paths.relative(file), chapter };
  return listItems(readFileSync(file, 'utf8')).map((tex) =>
    texts.render({ tex, chapter, root: '', place }),
  );
}

function readWebsite(
  { paths }: Book,
  texts: SiteTexts,
): Pick<Site, 'about' | 'buy' | 'errata' | 'changes'> {
  const source = path.join(paths.root, 'website.json');
  const file = paths.relative(source);
  const website: Website = existsSync(source)
    ? parseWebsite(readFileSync(source, 'utf8'), file)
    : {};
  const { about = [], buy = [], errata = [], changes = [] } = website;
  const render = (tex: string) => texts.render({ tex, chapter: '', root: '', place: { file } });
  return {
    about: about.map(render),
    buy,
    errata: errata.map((entry) => ({
      ...entry,
      wrong: render(entry.wrong),
      right: render(entry.right),
    })),
    changes: changes.map(({ edition, changes: items }) => ({ edition, texts: items.map(render) })),
  };
}
