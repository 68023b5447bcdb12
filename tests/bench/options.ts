import { commandLine } from '@chiaroscuro/console/command-line';

/** The ways of building that are compared. */
export const contestants = ['ours', 'latexmk', 'external'] as const;

export type Contestant = (typeof contestants)[number];

/** What was asked of `npm run bench`. */
export interface BenchOptions {
  figures: number;
  /** What is measured. Ours is built in any case: it computes the tables that the others draw. */
  only: readonly Contestant[];
  /** Measure preflight of a long book, and nothing else. */
  preflight: boolean;
  /** How long that book is at least. */
  pages: number;
  /** Measure steps of trainings, and nothing else. */
  training: boolean;
  /** A Python that has PyTorch, to be measured beside them. */
  python: string;
  /** Leave the folder in which everything was built. */
  keep: boolean;
  /** A file for all measurements. */
  json?: string;
  /** Write docs/benchmark.md, docs/benchmark-preflight.md or docs/benchmark-training.md. */
  write: boolean;
  help: boolean;
}

export const usage = `npm run bench -- [training] [options]

Measures builds of a generated book against plain latexmk and TikZ' external, side by side.
It wants the machine for itself, for some two hours: latexmk draws all 160 figures anew at every edit.
With --figures 24 it takes half an hour.

  --figures N      figures of the book, a multiple of eight (default: 160)
  --only NAME      ours, latexmk or external; may be given more than once
  --preflight      measure preflight of a long book instead, made of the built editions: some minutes
  --pages N        how long that is at least (default: 600)
  training         measure steps of trainings instead, on every backend and in PyTorch: some minutes
  --python PATH    a Python with PyTorch and an optimised BLAS (default: python3)
  --write          write the result to docs/benchmark.md, benchmark-preflight.md or benchmark-training.md
  --json FILE      write all measurements to this file
  --keep           keep the folder in which the books were built
  --help           show this text
`;

/**
 * Reads the command line.
 *
 * @throws UserError `option/invalid`.
 */
export function parseOptions(args: string[]): BenchOptions {
  const { values, positionals } = parse(args);
  const training = positionals[0] === 'training';
  if (positionals.length > (training ? 1 : 0)) {
    throw invalid(`expected options and the word "training", got "${positionals.join(' ')}"`);
  }
  const figures = Number(values.figures);
  if (!Number.isInteger(figures) || figures < 8 || figures % 8 !== 0) {
    throw invalid(`expected --figures to be a multiple of eight, got "${values.figures}"`);
  }
  const pages = Number(values.pages);
  if (!Number.isInteger(pages) || pages < 1)
    throw invalid(`expected --pages to be a number of pages, got "${values.pages}"`);
  const only = contestants.filter((name) => values.only?.includes(name));
  if (only.length !== new Set(values.only).size) {
    throw invalid(
      `expected --only to be one of ${contestants.join(', ')}, got "${values.only?.join(', ')}"`,
    );
  }
  return {
    figures,
    only: only.length > 0 ? only : contestants,
    preflight: values.preflight,
    pages,
    training,
    python: values.python,
    keep: values.keep,
    ...(values.json === undefined ? {} : { json: values.json }),
    write: values.write,
    help: values.help,
  };
}

function parse(args: string[]) {
  return parseCommandLine({
    args,
    allowPositionals: true,
    options: {
      figures: { type: 'string', default: '160' },
      only: { type: 'string', multiple: true },
      preflight: { type: 'boolean', default: false },
      pages: { type: 'string', default: '600' },
      python: { type: 'string', default: 'python3' },
      keep: { type: 'boolean', default: false },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

const { parse: parseCommandLine, invalid } = commandLine('bench');
