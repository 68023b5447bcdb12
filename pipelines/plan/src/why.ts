import process from 'node:process';
import { explainFigure } from './explain-figure.ts';
import { openBook, runCommand } from './open-book.ts';

const usage = `npm run why -- <chapter>/<figure> [options]

Says what a figure is made of, what changed last, when it was made and how long that took.

  --edition NAME   only this edition's drawing; may be given more than once
  --backend NAME   as for npm run build
  --book FOLDER    the book (default: book)
  --help           show this text
`;

await runCommand({ usage, hint: 'npm run why -- ellipse/horn, for instance.' }, async (given) => {
  const [figure, ...others] = given.subjects;
  if (figure === undefined || others.length > 0) {
    throw given.refuse(`expected one figure, <chapter>/<figure>, got ${given.subjects.length}`);
  }
  process.stdout.write(await explainFigure(openBook(given), figure));
});
