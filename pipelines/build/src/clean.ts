import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { formatDiagnostic } from '@chiaroscuro/diagnostics/format';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { takeBuildLock } from './build-lock.ts';

const usage = `npm run clean -- [options]

Removes everything that builds have made: dist/, the store and the cache of results, and the build
folders of the book.

  --book FOLDER    the book whose build folders are removed (default: book)
  --help           show this text
`;

const project = path.resolve(import.meta.dirname, '../../..');

try {
  const { values } = parseOptions();
  if (values.help) process.stdout.write(usage);
  else await clean(values.book);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  for (const diagnostic of error.diagnostics) {
    process.stderr.write(`${formatDiagnostic(diagnostic)}\n`);
    process.exitCode = diagnostic.code === 'option/invalid' ? 2 : 1;
  }
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
  try {
    return parseArgs({
      options: {
        book: { type: 'string', default: 'book' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UserError({
      code: 'option/invalid',
      severity: 'error',
      message: (error as Error).message.split('. ')[0] ?? 'an option was not understood',
      hint: 'npm run clean -- --help lists the options.',
    });
  }
}
