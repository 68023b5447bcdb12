import path from 'node:path';
import { register } from 'tsx/esm/api';
import { backendNames, type BackendChoice } from '@chiaroscuro/compute/backend';
import { commandLine, explain, type CommandLine } from '@chiaroscuro/console/command-line';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import type { PlanJob } from '@chiaroscuro/recipes/plan-build';
import { openStore } from '@chiaroscuro/store/open-store';

/** What `npm run plan` or `npm run why` was asked. */
export interface Given {
  book: string;
  editions: string[];
  backend: string | undefined;
  help: boolean;
  /** Arguments that are no options. */
  subjects: string[];
  invalid: CommandLine['invalid'];
}

/**
 * Reads the command line.
 *
 * @throws UserError `option/invalid`.
 */
export function readCommandLine(name: string, args: string[]): Given {
  const { parse, invalid } = commandLine(name);
  const { values, positionals } = parse({
    args,
    allowPositionals: true,
    options: {
      book: { type: 'string', default: 'book' },
      edition: { type: 'string', multiple: true },
      backend: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { book, backend, help, edition: editions = [] } = values;
  return { book, editions, backend, help, subjects: positionals, invalid };
}

/**
 * The book, the store and the choices. From now on TypeScript can be imported: the files of models
 * say which models there are.
 *
 * @throws UserError for a book, an edition or a backend that does not exist.
 */
export function openBook({ book: folder, editions, backend, invalid }: Given): PlanJob {
  register();
  const project = path.resolve(import.meta.dirname, '../../..');
  const book = readBook(bookFolder(project, folder));
  const known = Object.keys(book.config.editions);
  for (const name of editions) {
    if (!known.includes(name)) throw invalid(`the book has no edition "${name}"`);
  }
  const choices: readonly BackendChoice[] = ['auto', ...backendNames];
  const wanted = backend ?? book.config.compute?.backend ?? 'auto';
  const choice = choices.find((name) => name === wanted);
  if (!choice) throw invalid(`expected --backend to be one of ${choices.join(', ')}`);
  const store = openStore({
    folder: book.paths.store,
    onDamage: (item) => explain([item]),
    onTrouble: (item) => explain([item]),
  });
  return { book, store, backend: choice, editions: editions.length > 0 ? editions : known };
}
