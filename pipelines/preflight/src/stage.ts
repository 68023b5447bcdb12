import { existsSync } from 'node:fs';
import process from 'node:process';
import { runStage } from '@chiaroscuro/console/run-stage';
import { editionName } from '@chiaroscuro/manuscript/chapters';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { openStageStore } from '@chiaroscuro/recipes/stage-store';
import { preflightEdition, type EditionJob } from './preflight-edition.ts';

/** Names of the editions of a build, the first of which the others have to agree with. */
const editionsVariable = 'CHIAROSCURO_EDITIONS';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const environment = process.env;
  const book = readBook(folder);
  const edition = editionName(book.paths, folder);
  const store = openStageStore(book.paths, reporter, environment);
  const job: EditionJob = { book, edition, environment, store, reporter };
  const [first] = environment[editionsVariable]?.split(',') ?? [];
  const other = first && first !== edition ? { other: first } : {};
  await preflightEdition({ ...job, ...other });
  if (!existsSync(book.paths.cover)) return;
  await preflightEdition({ ...job, isCover: true });
});
