import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runStage } from '@chiaroscuro/console/run-stage';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { prepressEdition } from './prepress-edition.ts';

await runStage(async (reporter) => {
  const { values } = parseArgs({ options: { proof: { type: 'string' } } });
  const folder = process.cwd();
  await prepressEdition({
    book: readBook(folder),
    edition: path.basename(folder),
    ...(values.proof !== undefined && { proof: values.proof }),
    reporter,
  });
});
