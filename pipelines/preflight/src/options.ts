import { commandLine } from '@chiaroscuro/console/command-line';

/** What was asked of `npm run preflight`. */
export interface PreflightOptions {
  /** As it was named. */
  file: string;
  /** A printer's name or `screen`; without it the file is asked. */
  profile?: string;
  html?: string;
  json?: string;
  /** The folder of the book whose figures the PDF may show. */
  book: string;
  /** Whether `book` was named, and the PDF therefore is an edition of it. */
  isOfBook: boolean;
}

export const usage = `npm run preflight -- FILE.pdf [options]

Says what a printer, or a reader at a screen, would find wrong in a PDF. docs/preflight.md explains each finding.

  --profile NAME   what to hold it against: a printer (kdp, ingram, lulu, offset-x4, offset-x1a, or
                   printers/NAME.json of the book) or screen; without it the file is asked
  --html FILE      write a report for people, with pictures of the pages
  --json FILE      write a report for programs
  --book FOLDER    the PDF is an edition of this book (default: any PDF, with figures of book)
  --help           show this text

Exit status: 0 without errors, 1 with errors, 2 when no report could be made: no readable PDF, or a wrong option.
`;

/**
 * Reads the command line.
 *
 * @returns undefined when help was asked for.
 * @throws UserError `option/invalid`.
 */
export function parseOptions(args: string[]): PreflightOptions | undefined {
  const { values, positionals } = parse({
    args,
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      html: { type: 'string' },
      json: { type: 'string' },
      book: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { profile, html, json, book, help } = values;
  if (help) return undefined;
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw invalid(
      `expected one PDF, got ${positionals.length === 0 ? 'none' : positionals.join(', ')}`,
    );
  return {
    file,
    ...(profile !== undefined && { profile }),
    ...(html !== undefined && { html }),
    ...(json !== undefined && { json }),
    book: book ?? 'book',
    isOfBook: book !== undefined,
  };
}

const { parse, invalid } = commandLine('preflight');
