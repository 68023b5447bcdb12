import process from 'node:process';
import { backendVariable, wantedBackend } from '@chiaroscuro/compute/wanted-backend';
import { runStage } from '@chiaroscuro/console/run-stage';
import { chapterName } from '@chiaroscuro/manuscript/chapters';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { openStageStore } from '@chiaroscuro/recipes/stage-store';
import { buildNotebook } from './build-notebook.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const book = readBook(folder);
  await buildNotebook({
    book,
    chapter: chapterName(book.paths, folder),
    backend: wantedBackend(process.env[backendVariable], book.config.compute?.backend),
    store: openStageStore(book.paths, reporter, {}),
    reporter,
  });
});
