import path from 'node:path';
import process from 'node:process';
import { commandLine, explain, explainMistake } from '@chiaroscuro/console/command-line';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { describeFaults } from './describe-faults.ts';
import { palettePage } from './palette-page.ts';
import { proveBook } from '@chiaroscuro/book-facts/prove-book';

const usage = `npm run palette -- [options]

Writes dist/<slug>-palette.html: every colour of the stylesheet in both editions, its contrast, what it
looks like to eyes of other kinds, and the figures in which two colours need a second cue.

  --book FOLDER    the book (default: book)
  --help           show this text
`;

try {
  const { values } = commandLine('palette').parse({
    args: process.argv.slice(2),
    options: {
      book: { type: 'string', default: 'book' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) process.stdout.write(usage);
  else await writePalette(values.book);
} catch (error) {
  explainMistake(error);
}

async function writePalette(folder: string): Promise<void> {
  const project = path.resolve(import.meta.dirname, '../../..');
  const book = readBook(bookFolder(project, folder));
  const proof = await proveBook(book, process.env);
  const file = path.join(book.paths.project, 'dist', `${book.config.slug}-palette.html`);
  writeAtomically(file, palettePage(book.config.title, proof));
  explain(describeFaults(proof));
  process.stdout.write(`${book.paths.relative(file)}\n`);
}
