import { existsSync } from 'node:fs';
import process from 'node:process';
import { runStage } from '@chiaroscuro/console/run-stage';
import { editionName } from '@chiaroscuro/manuscript/chapters';
import { wantedProof } from '@chiaroscuro/manuscript/proof';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { editionPrinter } from '@chiaroscuro/printers/edition-printer';
import { openStageStore } from '@chiaroscuro/recipes/stage-store';
import { prepressEdition } from './prepress-edition.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const book = readBook(folder);
  const args = process.argv.slice(2);
  const isCover = args.join(' ') === '--cover';
  if (isCover && !existsSync(book.paths.cover)) return;
  const proof = isCover ? undefined : wantedProof({ book, args, environment: process.env });
  const edition = editionName(book.paths, folder);
  await prepressEdition({
    book,
    edition,
    ...(proof === undefined ? {} : { proof }),
    isCover,
    printer: editionPrinter({ book, edition, environment: process.env })?.profile,
    store: openStageStore(book.paths, reporter, process.env),
    reporter,
  });
});
