import process from 'node:process';
import { runStage } from '@chiaroscuro/console/run-stage';
import { chapterName } from '@chiaroscuro/manuscript/chapters';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { failFastVariable, openStageStore } from '@chiaroscuro/recipes/stage-store';
import { drawChapter } from './draw-chapter.ts';
import { wantedEdition } from './wanted-edition.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const book = readBook(folder);
  const end = await drawChapter({
    book,
    chapter: chapterName(book.paths, folder),
    edition: wantedEdition(book, process.argv.slice(2)),
    store: openStageStore(book.paths, reporter, process.env),
    reporter,
    failFast: process.env[failFastVariable] === '1',
  });
  return end === 'delivered' ? end : undefined;
});
