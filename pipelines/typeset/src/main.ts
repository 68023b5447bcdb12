import process from 'node:process';
import { runStage } from '@chiaroscuro/console/run-stage';
import { editionName } from '@chiaroscuro/manuscript/chapters';
import { wantedProof } from '@chiaroscuro/manuscript/proof';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { openStageStore } from '@chiaroscuro/recipes/stage-store';
import { typesetEdition } from './typeset-edition.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const book = readBook(folder);
  const end = await typesetEdition({
    book,
    edition: editionName(book.paths, folder),
    proof: wantedProof({ book, args: process.argv.slice(2), environment: process.env }),
    store: openStageStore(book.paths, reporter, process.env),
    reporter,
  });
  return end === 'delivered' ? end : undefined;
});
