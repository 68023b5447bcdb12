import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { runStage } from '@chiaroscuro/console/run-stage';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { prepressEdition } from './prepress-edition.ts';

/** The environment variable that names the chapter of a proof. */
const chapterVariable = 'CHIAROSCURO_CHAPTER';

await runStage(async (reporter) => {
  const { values } = parseArgs({ options: { proof: { type: 'boolean', default: false } } });
  const folder = process.cwd();
  await prepressEdition({
    book: readBook(folder),
    edition: path.basename(folder),
    ...(values.proof && { proof: chapterOfProof() }),
    reporter,
  });
});

function chapterOfProof(): string {
  const chapter = process.env[chapterVariable];
  if (chapter) return chapter;
  throw new UserError({
    code: 'option/invalid',
    severity: 'error',
    message: `expected ${chapterVariable} to name the chapter of the proof, found nothing`,
    hint: `Set ${chapterVariable} to the name of a folder in chapters/.`,
  });
}
