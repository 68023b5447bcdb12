import process from 'node:process';
import { runStage } from '@chiaroscuro/console/run-stage';
import { chapterName } from '@chiaroscuro/manuscript/chapters';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { exportChapter } from './export-chapter.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const { paths } = readBook(folder);
  await exportChapter({ paths, chapter: chapterName(paths, folder), reporter });
});
