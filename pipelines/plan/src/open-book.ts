import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { backendNames, type BackendChoice } from '@chiaroscuro/compute/backend';
import { formatDiagnostic } from '@chiaroscuro/diagnostics/format';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import type { PlanJob } from '@chiaroscuro/recipes/plan-build';
import { openStore } from '@chiaroscuro/store/open-store';

/** What was asked for on the command line. */
export interface Given {
  book: string;
  editions: string[];
  backend: string | undefined;
  /** Arguments that are no options. */
  subjects: string[];
  /** The error for an argument that is not understood. */
  refuse(message: string): UserError;
}

/** Reads the command line, runs `main`, and prints what is wrong without a stack trace. */
export async function runCommand(
  { usage, hint }: { usage: string; hint: string },
  main: (given: Given) => Promise<void>,
): Promise<void> {
  const refuse = (message: string): UserError =>
    new UserError({ code: 'option/invalid', severity: 'error', message, hint });
  try {
    const { values, positionals } = parse(refuse);
    if (values.help) process.stdout.write(usage);
    else {
      const { book, backend, edition: editions = [] } = values;
      await main({ book, editions, backend, subjects: positionals, refuse });
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const item of error.diagnostics) process.stderr.write(`${formatDiagnostic(item)}\n`);
    const isUse = error.diagnostics.some(({ code }) => code === 'option/invalid');
    process.exitCode = isUse ? 2 : 1;
  }
}

function parse(refuse: (message: string) => UserError) {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        book: { type: 'string', default: 'book' },
        edition: { type: 'string', multiple: true },
        backend: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw refuse((error as Error).message.split('. ')[0] ?? 'an option was not understood');
  }
}

/**
 * The book, the store and the choices.
 *
 * @throws UserError for a book, an edition or a backend that does not exist.
 */
export function openBook({ book: folder, editions, backend, refuse }: Given): PlanJob {
  const project = path.resolve(import.meta.dirname, '../../..');
  const book = readBook(bookFolder(project, folder));
  const known = Object.keys(book.config.editions);
  for (const name of editions) {
    if (!known.includes(name)) throw refuse(`the book has no edition "${name}"`);
  }
  const choices: readonly BackendChoice[] = ['auto', ...backendNames];
  const chosen = backend ?? book.config.compute?.backend ?? 'auto';
  const choice = choices.find((name) => name === chosen);
  if (!choice) throw refuse(`expected --backend to be one of ${choices.join(', ')}`);
  const tell = (item: Diagnostic): void => void process.stderr.write(`${formatDiagnostic(item)}\n`);
  const store = openStore({ folder: book.paths.store, onDamage: tell, onTrouble: tell });
  return { book, store, backend: choice, editions: editions.length > 0 ? editions : known };
}
