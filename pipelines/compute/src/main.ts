import process from 'node:process';
import { backendVariable, wantedBackend } from '@chiaroscuro/compute/wanted-backend';
import { buildVariable, runStage } from '@chiaroscuro/console/run-stage';
import { chapterName } from '@chiaroscuro/manuscript/chapters';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { failFastVariable, openStageStore } from '@chiaroscuro/recipes/stage-store';
import { computeChapter } from './compute-chapter.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const { config, paths } = readBook(folder);
  const isComplete = await computeChapter({
    paths,
    chapter: chapterName(paths, folder),
    backend: wantedBackend(process.env[backendVariable], config.compute?.backend),
    store: openStageStore(paths, reporter, process.env),
    reporter,
    build: process.env[buildVariable],
    failFast: process.env[failFastVariable] === '1',
  });
  return isComplete ? undefined : 'delivered';
});
