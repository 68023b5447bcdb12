import process from 'node:process';
import { runStage } from '@chiaroscuro/console/run-stage';
import { editionName } from '@chiaroscuro/manuscript/chapters';
import { wantedProof } from '@chiaroscuro/manuscript/proof';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { failFastVariable, openStageStore } from '@chiaroscuro/recipes/stage-store';
import { drawEdition } from './draw-edition.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const book = readBook(folder);
  const proof = wantedProof({ book, args: process.argv.slice(2), environment: process.env });
  const end = await drawEdition({
    book,
    chapters: proof === undefined ? book.chapters : [proof],
    edition: editionName(book.paths, folder),
    store: openStageStore(book.paths, reporter, process.env),
    reporter,
    failFast: process.env[failFastVariable] === '1',
  });
  return end === 'delivered' ? end : undefined;
});
