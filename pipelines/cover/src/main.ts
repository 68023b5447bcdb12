import process from 'node:process';
import { runStage } from '@chiaroscuro/console/run-stage';
import { editionName } from '@chiaroscuro/manuscript/chapters';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { editionPrinter } from '@chiaroscuro/printers/edition-printer';
import { openStageStore } from '@chiaroscuro/recipes/stage-store';
import { typesetCover } from './typeset-cover.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const book = readBook(folder);
  const edition = editionName(book.paths, folder);
  await typesetCover({
    book,
    edition,
    printer: editionPrinter({ book, edition, environment: process.env }),
    store: openStageStore(book.paths, reporter, process.env),
    reporter,
  });
});
