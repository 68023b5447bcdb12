import process from 'node:process';
import { planBuild } from '@chiaroscuro/recipes/plan-build';
import { describePlan } from './describe-plan.ts';
import { openBook, runCommand } from './open-book.ts';

const usage = `npm run plan -- [options]

Says what a build would do now, and the reason for each step. Nothing is computed, drawn or changed.

  --edition NAME   only this edition; may be given more than once
  --backend NAME   as for npm run build
  --book FOLDER    the book (default: book)
  --help           show this text
`;

await runCommand({ usage, hint: 'npm run plan -- --help lists the options.' }, async (given) => {
  if (given.subjects.length > 0) throw given.refuse(`expected options, got ${given.subjects[0]}`);
  const job = await openBook(given);
  process.stdout.write(describePlan(await planBuild(job)));
});
