import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { editionPrinter, printerVariable } from '@chiaroscuro/printers/edition-printer';
import type { BuildOptions } from './options.ts';

/** One run of Turborepo. */
export interface Phase {
  /** What the author reads. */
  name: string;
  tasks: string[];
  /** Turborepo's package filters. */
  filters: string[];
}

/** What a build is going to do. */
export interface BuildPlan {
  phases: Phase[];
  editions: string[];
  /** The chapter of which a proof is made. */
  chapter?: string;
  /** The printer, if the build names one: editions for him are made beside book.json's. */
  printer?: string;
}

/**
 * Plans a build: numbers, then drawings, then pages. Turborepo runs a task again when anything before
 * it ran again; a phase that knows the one before it only through the contents of its files runs only
 * what new tables, or new drawings, reach.
 *
 * @throws UserError for an edition or chapter that the book does not have, or a printer that nobody knows.
 */
export function planBuild(book: Book, options: BuildOptions): BuildPlan {
  const { chapter, printer } = options;
  const editions = chooseEditions(book, options);
  // Whether the printers are there is better known before hours of work than after.
  const environment = { [printerVariable]: printer };
  for (const edition of editions) editionPrinter({ book, edition, environment });
  if (chapter !== undefined && !book.chapters.includes(chapter)) {
    throw new UserError({
      code: 'book/unknown-chapter',
      severity: 'error',
      message: `the book has no chapter "${chapter}"`,
      place: { file: book.paths.relative(book.paths.chapters) },
      hint: `Its chapters are: ${book.chapters.join(', ') || '(none)'}.`,
    });
  }
  const editionFilters = editions.map((name) => filterFor(book, book.paths.edition(name).folder));
  const chapterFilters = chapter
    ? [filterFor(book, book.paths.chapter(chapter).folder)]
    : [`${filterFor(book, book.paths.chapters)}/*`];
  return {
    editions,
    ...(chapter ? { chapter } : {}),
    ...(printer === undefined ? {} : { printer }),
    phases: [
      {
        name: 'numbers',
        tasks: ['stylesheet', 'compute', 'export'],
        filters: [...chapterFilters, ...editionFilters],
      },
      // A proof draws the figures of its chapter itself.
      ...(chapter ? [] : [{ name: 'drawings', tasks: ['draw'], filters: editionFilters }]),
      {
        name: 'pages',
        tasks: [chapter ? 'proof' : 'prepress'],
        filters: editionFilters,
      },
      // A proof goes to no printer. The cover knows the pages only by their count.
      ...(chapter
        ? []
        : [{ name: 'preflight', tasks: ['cover', 'preflight'], filters: editionFilters }]),
    ],
  };
}

/** Those that are wanted or, without a word, all; for a printer those that are printed. */
function chooseEditions({ config, paths }: Book, { editions, printer }: BuildOptions): string[] {
  const known = Object.keys(config.editions);
  const printed = known.filter((name) => config.editions[name]!.medium === 'print');
  const possible = printer === undefined ? known : printed;
  const [first, ...rest] = editions
    .filter((name) => !possible.includes(name))
    .map((name): Diagnostic => ({
      code: 'book/unknown-edition',
      severity: 'error',
      message: known.includes(name)
        ? `the edition "${name}" is not printed, so --printer has nothing to say about it`
        : `the book has no edition "${name}"`,
      place: { file: paths.relative(paths.config) },
      hint: `Its ${printer === undefined ? '' : 'printed '}editions are: ${possible.join(', ') || '(none)'}.`,
    }));
  if (first) throw new UserError(first, ...rest);
  return editions.length > 0 ? possible.filter((name) => editions.includes(name)) : possible;
}

function filterFor(book: Book, folder: string): string {
  return `./${book.paths.relative(folder)}`;
}
