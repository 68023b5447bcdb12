import { commandLine } from '@chiaroscuro/console/command-line';

/** What was asked of `npm run release`. */
export interface ReleaseOptions {
  /** Folder of the book, relative to the project. */
  book: string;
  /** The release.json of an earlier release, with which figures are compared. */
  previous?: string;
}

export const usage = `npm run release -- [options]

Builds the book and gathers what is handed out of a commit in dist/release/: both editions, covers, reports of
preflight, the figures as PDF, SVG and PNG, the book as plain LaTeX, a package for the publisher, a bill of
materials, notes, and checksums of all that; notebooks and website if the book has them.
The same commit gives the same bytes. Files that no commit holds as they are, a check that fails, or a
figure that lacks its picture or its words, stop it.

  --book FOLDER     the book (default: book)
  --previous FILE   the release.json of an earlier release: the notes then say which figures have changed
  --help            show this text
`;

/**
 * Reads the command line.
 *
 * @returns undefined when help was asked for.
 * @throws UserError `option/invalid`.
 */
export function parseOptions(args: string[]): ReleaseOptions | undefined {
  const { values } = parse({
    args,
    options: {
      book: { type: 'string', default: 'book' },
      previous: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const { book, previous } = values;
  return { book, ...(previous !== undefined && { previous }) };
}

const { parse } = commandLine('release');
