import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { commandLine, explain, explainMistake } from '@chiaroscuro/console/command-line';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { bookFolder } from '@chiaroscuro/manuscript/book-folder';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { commentsTable } from '@chiaroscuro/review/comments-table';
import { listComments } from './list-comments.ts';
import { reviewEdition } from './review-edition.ts';

const usage = `npm run review -- [options]

Writes dist/<slug>-review.pdf, the print edition for reviewers: trimmed, its lines numbered on each page, with room
for notes; with --since, what has changed since a revision of git is marked. Drawings and numbers are those of the
last build. When a copy comes back, --comments lists what was written on it, with line and source, and writes
the list to dist/<name of the copy>-comments.json.

  --since REVISION     mark what has changed since then, a commit or a tag
  --comments FILE.pdf  list the comments on a copy
  --book FOLDER        the book (default: book)
  --help               show this text
`;

const project = fileURLToPath(new URL('../../..', import.meta.url));

try {
  const command = commandLine('review');
  const { values } = command.parse({
    args: process.argv.slice(2),
    options: {
      since: { type: 'string' },
      comments: { type: 'string' },
      book: { type: 'string', default: 'book' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.since !== undefined && values.comments !== undefined)
    throw command.invalid('--since makes a copy, --comments reads one: expected one of them');
  if (values.help) process.stdout.write(usage);
  else {
    const book = readBook(bookFolder(project, values.book));
    const copy = path.join(project, 'dist', `${book.config.slug}-review.pdf`);
    if (values.comments === undefined) await writeCopy(book, copy, values.since);
    else await tellComments(book, copy, values.comments);
  }
} catch (error) {
  explainMistake(error);
}

async function writeCopy(book: Book, copy: string, since: string | undefined): Promise<void> {
  const edition = Object.keys(book.config.editions).find(
    (name) => book.config.editions[name]!.medium === 'print',
  );
  if (edition === undefined) {
    throw new UserError({
      code: 'book/unknown-edition',
      severity: 'error',
      message: 'expected an edition for print, which reviewers get, but the book has none',
      place: { file: book.paths.relative(book.paths.config) },
      hint: 'Name an edition whose medium is "print".',
    });
  }
  const made = await reviewEdition({ book, edition, since });
  writeAtomically(copy, made.pdf);
  explain(made.warnings);
  const marked =
    since === undefined
      ? ''
      : `, changes since ${since} marked in ${count(made.sections, 'section')} and at ${count(made.figures, 'figure')}`;
  process.stdout.write(
    `${book.paths.relative(copy)}: ${count(made.pages, 'page')}, ${count(made.lines, 'numbered line')}${marked}\n`,
  );
}

async function tellComments(book: Book, copy: string, shown: string): Promise<void> {
  const list = await listComments({ file: path.resolve(project, shown), shown, copy });
  const name = `${path.basename(shown).replace(/\.pdf$/i, '')}-comments.json`;
  const target = path.join(project, 'dist', name);
  writeAtomically(target, `${JSON.stringify(list, null, 2)}\n`);
  const { comments, commit } = list;
  process.stdout.write(
    `${commentsTable(comments)}\n${count(comments.length, 'comment')}${commit === undefined ? '' : ` on ${commit}`}: ${book.paths.relative(target)}\n`,
  );
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
