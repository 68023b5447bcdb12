import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { commandLine, explainMistake } from '@chiaroscuro/console/command-line';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { replaceFolder } from '@chiaroscuro/manuscript/write-atomically';
import { siteAssets } from '@chiaroscuro/site/site-assets';
import { sitePages } from '@chiaroscuro/site/site-pages';
import { readStylesheet } from '@chiaroscuro/stylesheet/read-stylesheet';
import { lookEditions } from './built-book.ts';
import { makeSite } from './make-site.ts';
import { pageFonts } from './page-fonts.ts';

const usage = `npm run site -- [options]

Writes dist/site/, the book's website, from what the last build of the whole book has left: its page, every
figure in both looks with caption and data, the dark edition to download. It may be put on any server as it is.

  --book FOLDER    the book (default: book)
  --help           show this text
`;

try {
  const { values } = commandLine('site').parse({
    args: process.argv.slice(2),
    options: {
      book: { type: 'string', default: 'book' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) process.stdout.write(usage);
  else await writeSite(values.book);
} catch (error) {
  explainMistake(error);
}

async function writeSite(name: string): Promise<void> {
  const project = fileURLToPath(new URL('../../..', import.meta.url));
  const book = readBook(bookFolder(project, name));
  const { paths } = book;
  const text = readFileSync(paths.stylesheet, 'utf8');
  const stylesheet = readStylesheet(text, paths.relative(paths.stylesheet));
  const { site, files } = await makeSite(book);
  const pages = sitePages(site);
  const all = new Map<string, string | Uint8Array>([
    ...files,
    ...pages,
    ...siteAssets(stylesheet, lookEditions(book)),
    ...(await pageFonts(pages.values(), paths.root)),
  ]);
  const folder = path.join(project, 'dist', 'site');
  await replaceFolder(folder, (fresh) => {
    for (const [address, contents] of all) {
      const file = path.join(fresh, address);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, contents);
    }
  });
  process.stdout.write(`${paths.relative(path.join(folder, 'index.html'))}\n`);
}
