import process from 'node:process';
import { explainMistake } from '@chiaroscuro/console/command-line';
import { explainFigure } from './explain-figure.ts';
import { openBook, readCommandLine, type Given } from './open-book.ts';

const usage = `npm run why -- <chapter>/<figure> [options]

Says what a figure is made of, what changed last, when it was made and how long that took.

  --edition NAME   only this edition's drawing; may be given more than once
  --backend NAME   as for npm run build
  --book FOLDER    the book (default: book)
  --help           show this text
`;

try {
  const given = readCommandLine('why', process.argv.slice(2));
  process.stdout.write(given.help ? usage : await explainFigure(openBook(given), subjectOf(given)));
} catch (error) {
  explainMistake(error);
}

function subjectOf({ subjects, invalid }: Given): string {
  const [figure, ...others] = subjects;
  if (figure !== undefined && others.length === 0) return figure;
  throw invalid(`expected one figure, <chapter>/<figure>, got ${subjects.length}`);
}
