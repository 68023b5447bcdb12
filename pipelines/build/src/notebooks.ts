import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { commandLine, explainMistake } from '@chiaroscuro/console/command-line';
import { formatDuration } from '@chiaroscuro/console/format-duration';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { notebookChapters, notebookName } from '@chiaroscuro/manuscript/notebooks';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { takeBuildLock } from './build-lock.ts';
import { createDisplay } from './display.ts';
import { checkWritable, handOut } from './hand-out.ts';
import { explainFailure } from './report.ts';
import { runTurbo } from './run-turbo.ts';
import { taskEnvironment } from './task-environment.ts';

const usage = `npm run notebooks -- [options]

Makes the companion notebook of each chapter, dist/notebooks/<chapter>.ipynb: computes the chapter's numbers where that has not
been done, runs the notebook with Jupyter, and holds what it computed against the book.

  --chapter NAME   only this chapter; may be given more than once
  --book FOLDER    the book (default: book)
  --force          run everything anew
  --help           show this text
`;

interface Request {
  book: string;
  chapters: readonly string[];
  force: boolean;
  started: number;
}

const project = path.resolve(import.meta.dirname, '../../..');
const started = performance.now();

try {
  const { values } = commandLine('notebooks').parse({
    args: process.argv.slice(2),
    options: {
      book: { type: 'string', default: 'book' },
      chapter: { type: 'string', multiple: true, default: [] },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { book, chapter: chapters, force } = values;
  if (values.help) process.stdout.write(usage);
  else if (!(await makeNotebooks({ book, chapters, force, started }))) process.exitCode = 1;
} catch (error) {
  explainMistake(error);
}

/** @returns whether every notebook that was asked for is in dist/ now. */
async function makeNotebooks({
  book: folder,
  chapters,
  force,
  started: since,
}: Request): Promise<boolean> {
  const book = readBook(bookFolder(project, folder));
  const wanted = chooseChapters(book, chapters);
  const dist = path.join(project, 'dist');
  checkWritable(dist);
  const id = `${process.pid}-${Date.now().toString(36)}`;
  const lock = await takeBuildLock(project, id);
  try {
    const display = createDisplay(
      {
        write: (text) => process.stdout.write(text),
        isInteractive: process.stdout.isTTY && !process.env['CI'],
        columns: process.stdout.columns ?? 80,
      },
      id,
    );
    display.heading(`${book.config.title}: notebooks`);
    const options = {
      book: folder,
      editions: [],
      force,
      draft: false,
      failFast: false,
      events: false,
      help: false,
    };
    const result = await runTurbo({
      project,
      phase: {
        tasks: ['notebook'],
        filters: wanted.map((name) => `./${book.paths.relative(book.paths.chapter(name).folder)}`),
      },
      build: id,
      environment: await taskEnvironment(book, options, Object.keys(book.config.editions)),
      remote: undefined,
      force,
      failFast: false,
      onEvent: display.event,
      signal: new AbortController().signal,
    });
    display.clear();
    if (!result.succeeded || display.tally.errors > 0) {
      explainFailure({ display, result, dist });
      return false;
    }
    const files = wanted.map(
      (name) =>
        [
          path.join(dist, notebookName(name)),
          readFileSync(book.paths.chapter(name).notebook.made),
        ] as const,
    );
    handOut(new Map(files));
    files.forEach(([file]) => display.line(`  ${book.paths.relative(file)}`));
    display.line(`  in ${formatDuration(performance.now() - since)}`);
    return true;
  } finally {
    lock.release();
  }
}

/** The chapters that have a notebook, or those of them that are named. */
function chooseChapters(book: Book, named: readonly string[]): string[] {
  const { paths } = book;
  const known = notebookChapters(book);
  const unknown = named.find((name) => !known.includes(name));
  if (unknown === undefined && known.length > 0) return named.length > 0 ? [...named] : known;
  throw new UserError({
    code: 'book/unknown-chapter',
    severity: 'error',
    message:
      unknown === undefined
        ? 'no chapter of the book has a notebook'
        : `the book has no chapter "${unknown}" with a notebook`,
    place: { file: paths.relative(paths.chapters) },
    hint:
      known.length > 0
        ? `These have one: ${known.join(', ')}.`
        : 'Write notebook.ts and notebook.json in the folder of a chapter.',
  });
}
