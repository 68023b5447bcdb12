import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { editionPrinter, printerVariable } from '@chiaroscuro/printers/edition-printer';
import type { BuildOptions, PhaseName } from './options.ts';

/** One run of Turborepo. */
export interface Phase {
  /** What the author reads. */
  name: PhaseName;
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
 * @throws UserError for an edition or chapter that the book does not have, a phase that the build does not
 * have, or a printer that nobody knows.
 */
export function planBuild(book: Book, options: BuildOptions): BuildPlan {
  const { chapter, printer, until } = options;
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
  const numbers: Phase = {
    name: 'numbers',
    tasks: ['stylesheet', 'compute', 'export'],
    filters: [...chapterFilters, ...editionFilters],
  };
  const draw: Phase = { name: 'drawings', tasks: ['draw'], filters: editionFilters };
  const pages: Phase = {
    name: 'pages',
    tasks: [chapter ? 'proof' : 'prepress'],
    filters: editionFilters,
  };
  // The cover knows the pages only by their count.
  const preflight: Phase = {
    name: 'preflight',
    tasks: ['cover', 'preflight'],
    filters: editionFilters,
  };
  // A proof draws the figures of its chapter itself, and goes to no printer.
  const phases = chapter ? [numbers, pages] : [numbers, draw, pages, preflight];
  return {
    editions,
    ...(chapter ? { chapter } : {}),
    ...(printer === undefined ? {} : { printer }),
    phases: until === undefined ? phases : phases.slice(0, phasesUntil(phases, until)),
  };
}

function phasesUntil(phases: readonly Phase[], until: PhaseName): number {
  const last = phases.findIndex(({ name }) => name === until);
  if (last >= 0) return last + 1;
  throw new UserError({
    code: 'option/invalid',
    severity: 'error',
    message: `a proof of one chapter has no phase "${until}" of its own`,
    hint: `Its phases are: ${phases.map(({ name }) => name).join(', ')}.`,
  });
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
