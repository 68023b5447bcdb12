import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from '@chiaroscuro/manuscript/read-book';
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
}

/**
 * Plans a build: numbers, then drawings, then pages. Turborepo runs a task again when anything before
 * it ran again; a phase that knows the one before it only through the contents of its files runs only
 * what new tables, or new drawings, reach.
 *
 * @throws UserError for an edition or chapter that the book does not have.
 */
export function planBuild(book: Book, options: BuildOptions): BuildPlan {
  const editions = chooseEditions(book, options.editions);
  const { chapter } = options;
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
    phases: [
      {
        name: 'numbers',
        tasks: ['stylesheet', 'compute', 'export'],
        filters: [...chapterFilters, ...editionFilters],
      },
      {
        name: 'drawings',
        tasks: editions.map((name) => `draw:${name}`),
        filters: chapterFilters,
      },
      { name: 'pages', tasks: [chapter ? 'proof' : 'prepress'], filters: editionFilters },
    ],
  };
}

function chooseEditions(book: Book, wanted: string[]): string[] {
  const known = Object.keys(book.config.editions);
  const unknown = wanted.filter((name) => !known.includes(name));
  const [first, ...rest] = unknown.map((name): Diagnostic => ({
    code: 'book/unknown-edition',
    severity: 'error',
    message: `the book has no edition "${name}"`,
    place: { file: book.paths.relative(book.paths.config) },
    hint: `Its editions are: ${known.join(', ')}.`,
  }));
  if (first) throw new UserError(first, ...rest);
  return wanted.length > 0 ? known.filter((name) => wanted.includes(name)) : known;
}

function filterFor(book: Book, folder: string): string {
  return `./${book.paths.relative(folder)}`;
}
