import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { commandLine, explainMistake } from '@chiaroscuro/console/command-line';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { takeBuildLock } from './build-lock.ts';

const usage = `npm run clean -- [options]

Removes everything that builds have made: dist/, the store and the cache of results, the build
folders of the book, and compiled kernels.

  --book FOLDER    the book whose build folders are removed (default: book)
  --help           show this text
`;

const project = path.resolve(import.meta.dirname, '../../..');

try {
  const { values } = parseOptions();
  if (values.help) process.stdout.write(usage);
  else await clean(values.book);
} catch (error) {
  explainMistake(error);
}

async function clean(book: string): Promise<void> {
  const paths = bookPaths(bookFolder(project, book));
  const lock = await takeBuildLock(project, 'clean');
  try {
    const made = [
      ...buildFolders(paths.chapters),
      ...buildFolders(paths.editions),
      path.join(project, 'dist'),
      path.join(project, '.turbo', 'cache'),
      path.join(project, 'packages', 'kernels', 'build'),
      paths.kept,
    ].filter((folder) => existsSync(folder));
    for (const folder of made) {
      rmSync(folder, { recursive: true });
      process.stdout.write(`removed ${paths.relative(folder)}\n`);
    }
    if (made.length === 0) process.stdout.write('nothing to remove\n');
  } finally {
    lock.release();
  }
}

function buildFolders(members: string): string[] {
  if (!existsSync(members)) return [];
  return readdirSync(members).map((name) => path.join(members, name, 'build'));
}

function parseOptions() {
  return commandLine('clean').parse({
    options: {
      book: { type: 'string', default: 'book' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}
