import { commandLine } from '@chiaroscuro/console/command-line';

/** What the author asked of `npm run accept`. */
export interface AcceptOptions {
  /** Figures as `<chapter>/<figure>`. */
  figures: string[];
  /** All figures of the book. */
  all: boolean;
  /** Folder of the book, relative to the project. */
  book: string;
  /** Do not ask. */
  yes: boolean;
  help: boolean;
}

export const usage = `npm run accept -- <chapter>/<figure> [...] [options]

Shows how the numbers of figures have moved since they were last accepted, as the last build has
computed them, with a picture of old and new side by side; and takes them, if you agree, as
the ones to compare with from now on. They are kept in the chapter's folder golden/.

  --all            all figures of the book
  --book FOLDER    the book (default: book)
  --yes            take them without asking
  --help           show this text
`;

/**
 * Reads the command line.
 *
 * @throws UserError `option/invalid` for an option that does not exist, or when no figure is named.
 */
export function parseOptions(args: string[]): AcceptOptions {
  const { values, positionals } = parse(args);
  if (!values.help && values.all === positionals.length > 0) {
    throw invalid(
      values.all ? 'expected either figures or --all, got both' : 'expected figures, or --all',
    );
  }
  return { figures: [...new Set(positionals)], ...values };
}

function parse(args: string[]) {
  return parseCommandLine({
    args,
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      book: { type: 'string', default: 'book' },
      yes: { type: 'boolean', short: 'y', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

const { parse: parseCommandLine, invalid } = commandLine('accept');
