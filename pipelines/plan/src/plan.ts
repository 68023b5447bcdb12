import process from 'node:process';
import { explainMistake } from '@chiaroscuro/console/command-line';
import { planBuild } from '@chiaroscuro/recipes/plan-build';
import { describePlan } from './describe-plan.ts';
import { openBook, readCommandLine } from './open-book.ts';

const usage = `npm run plan -- [options]

Says what a build would do now, and the reason for each step. Nothing is computed, drawn or changed.

  --edition NAME   only this edition; may be given more than once
  --backend NAME   as for npm run build
  --book FOLDER    the book (default: book)
  --help           show this text
`;

try {
  const given = readCommandLine('plan', process.argv.slice(2));
  if (given.subjects.length > 0) throw given.invalid(`expected options, got ${given.subjects[0]}`);
  process.stdout.write(given.help ? usage : describePlan(await planBuild(openBook(given))));
} catch (error) {
  explainMistake(error);
}
