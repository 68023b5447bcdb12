import process from 'node:process';
import { runStage } from '@chiaroscuro/console/run-stage';
import { chapterName } from '@chiaroscuro/manuscript/chapters';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { computeChapter } from './compute-chapter.ts';
import { backendVariable, wantedBackend } from './wanted-backend.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const { config, paths } = readBook(folder);
  await computeChapter({
    paths,
    chapter: chapterName(paths, folder),
    backend: wantedBackend(process.env[backendVariable], config.compute?.backend),
    reporter,
  });
});
