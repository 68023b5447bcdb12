import { commandLine } from '@chiaroscuro/console/command-line';

export const verifyUsage = `npm run verify -- ARCHIVE

Looks through a package for a publisher, <slug>-package-<printer>.zip, as whoever receives it does: that every
file is the one that was sent, that the PDFs are what the job ticket says of them, and, by preflight once
more, that the printer's profile in the package has nothing against them. The book is not needed for it.
With a folder, such as dist/release, it looks through a whole release.

  --help           show this text

Exit status: 0 without errors, 1 with errors, 2 for a wrong option.
`;

/**
 * Reads the command line.
 *
 * @returns the archive or folder as it was named; undefined when help was asked for.
 * @throws UserError `option/invalid`.
 */
export function parseVerifyOptions(args: string[]): string | undefined {
  const { values, positionals } = parse({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) return undefined;
  const [file, ...others] = positionals;
  if (file !== undefined && others.length === 0) return file;
  const found = positionals.length === 0 ? 'none' : positionals.join(', ');
  throw invalid(`expected one archive or folder, got ${found}`);
}

const { parse, invalid } = commandLine('verify');
