import { commandLine } from '@chiaroscuro/console/command-line';

/** What the author asked of `npm run watch`. */
export interface WatchOptions {
  /** Folder of the book, relative to the project. */
  book: string;
  port: number;
  /** Program and arguments of the author's editor, with `{file}` and `{line}`; without one, links are `vscode://`. */
  editor?: string[];
  help: boolean;
}

export const usage = `npm run watch -- [options]

Shows both editions of the book in a browser, page beside page, and keeps them up to date while you
write. Click on a page to open the source it came from. Ctrl-C ends it.

  --book FOLDER    the book to show (default: book)
  --port NUMBER    where the page is served, on 127.0.0.1 only (default: 4114)
  --editor COMMAND what opens a source, for instance 'code -g {file}:{line}' or
                   'emacsclient -n +{line} {file}'; without it, the page opens vscode:// links
  --help           show this text
`;

/**
 * Reads the command line.
 *
 * @throws UserError `option/invalid`.
 */
export function parseOptions(args: string[]): WatchOptions {
  const values = parse(args);
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535) {
    throw invalid(`expected --port to be a number from 0 to 65535, got "${values.port}"`);
  }
  const editor = values.editor === undefined ? undefined : splitCommand(values.editor);
  if (editor && !editor.some((part) => part.includes('{file}'))) {
    throw invalid(`expected --editor to hold {file}, got "${values.editor}"`);
  }
  return { book: values.book, port, help: values.help, ...(editor && { editor }) };
}

function parse(args: string[]) {
  return parseCommandLine({
    args,
    options: {
      book: { type: 'string', default: 'book' },
      port: { type: 'string', default: '4114' },
      editor: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}

/**
 * Splits a command into program and arguments: at spaces, except inside quotation marks. No shell
 * reads it, so nothing else has a meaning.
 *
 * @throws UserError `option/invalid` for a quotation mark that is not closed.
 */
export function splitCommand(command: string): string[] {
  const parts = [...command.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([part]) =>
    part.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
  const rest = command.replace(/(?:[^\s"']|"[^"]*"|'[^']*')+/g, '').trim();
  if (parts.length === 0 || rest !== '') {
    throw invalid(`expected --editor to be a program with its arguments, got "${command}"`);
  }
  return parts;
}

const { parse: parseCommandLine, invalid } = commandLine('watch');
