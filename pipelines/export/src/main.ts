import process from 'node:process';
import { runStage } from '@chiaroscuro/console/run-stage';
import { chapterName } from '@chiaroscuro/manuscript/chapters';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { exportChapter } from './export-chapter.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const { paths } = readBook(folder);
  const job = { paths, chapter: chapterName(paths, folder), reporter };
  return (await exportChapter(job)) ? undefined : 'delivered';
});
