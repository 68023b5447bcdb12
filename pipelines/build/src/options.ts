import { commandLine } from '@chiaroscuro/console/command-line';
import type { WantedBackend } from '@chiaroscuro/manuscript/book-config';

/** What the author asked of `npm run build`. */
export interface BuildOptions {
  /** Folder of the book, relative to the project. */
  book: string;
  /** Editions to build; all of them when empty. */
  editions: string[];
  /** Build a proof of one chapter instead of the book. */
  chapter?: string;
  /** Stop after this phase and hand nothing out: others go on from the cache. */
  until?: PhaseName;
  backend?: WantedBackend;
  /** Build the printed editions for this printer, beside those for book.json's. */
  printer?: string;
  /** Build everything anew. */
  force: boolean;
  /** Hand out pages with placeholders when single figures are broken. */
  draft: boolean;
  /** Stop at the first error. */
  failFast: boolean;
  /** Print events for a program instead of lines for a person. */
  events: boolean;
  help: boolean;
}

export const usage = `npm run build -- [options]

Builds both editions of the book into dist/, reusing everything that has not changed.

  --edition NAME   only this edition; may be given more than once
  --chapter NAME   a fast proof of one chapter instead of the whole book
  --until PHASE    stop after numbers, drawings or pages, and hand nothing out: one machine's share of a farm
  --backend NAME   TensorFlow.js backend: auto, tensorflow, wasm or cpu
  --printer NAME   the print edition for another printer, as dist/<slug>-print-<printer>.pdf
  --book FOLDER    the book to build (default: book)
  --force          build everything anew, reuse nothing
  --draft          if there are errors, hand out pages all the same, with placeholders for broken figures
  --fail-fast      stop at the first error instead of looking for all of them
  --events         print what happens as JSON text sequences (RFC 7464), for other programs
  --help           show this text
`;

/** The parts of a build that begin when the one before them has ended. */
export type PhaseName = (typeof phaseNames)[number];

const phaseNames = ['numbers', 'drawings', 'pages', 'preflight'] as const;

const backends = ['auto', 'tensorflow', 'wasm', 'cpu'] as const satisfies WantedBackend[];

/**
 * Reads the command line.
 *
 * @throws UserError `option/invalid` for an option, a phase or a backend that does not exist.
 */
export function parseOptions(args: string[]): BuildOptions {
  const { values } = parse(args);
  const backend = backends.find((name) => name === values.backend);
  if (values.backend !== undefined && !backend) {
    throw invalid(
      `expected --backend to be one of ${backends.join(', ')}, got "${values.backend}"`,
    );
  }
  const until = phaseNames.find((name) => name === values.until);
  if (values.until !== undefined && !until) {
    throw invalid(`expected --until to be one of ${phaseNames.join(', ')}, got "${values.until}"`);
  }
  return {
    book: values.book,
    editions: values.edition ?? [],
    ...(values.chapter === undefined ? {} : { chapter: values.chapter }),
    ...(until ? { until } : {}),
    ...(backend ? { backend } : {}),
    ...(values.printer === undefined ? {} : { printer: values.printer }),
    force: values.force,
    draft: values.draft,
    failFast: values['fail-fast'],
    events: values.events,
    help: values.help,
  };
}

function parse(args: string[]) {
  return parseCommandLine({
    args,
    options: {
      book: { type: 'string', default: 'book' },
      edition: { type: 'string', multiple: true },
      chapter: { type: 'string' },
      until: { type: 'string' },
      backend: { type: 'string' },
      printer: { type: 'string' },
      force: { type: 'boolean', default: false },
      draft: { type: 'boolean', default: false },
      'fail-fast': { type: 'boolean', default: false },
      events: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

const { parse: parseCommandLine, invalid } = commandLine('build');
