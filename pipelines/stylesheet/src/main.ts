import process from 'node:process';
import { runStage } from '@chiaroscuro/console/run-stage';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { readPressProfile } from '@chiaroscuro/latex/press-profile';
import { editionName } from '@chiaroscuro/manuscript/chapters';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { editionPrinter } from '@chiaroscuro/printers/edition-printer';
import { resolveStylesheet } from './resolve-stylesheet.ts';

await runStage(async (reporter) => {
  const folder = process.cwd();
  const book = readBook(folder);
  const { config, paths } = book;
  const edition = editionName(paths, folder);
  const medium = config.editions[edition]?.medium;
  if (!medium) {
    throw new UserError({
      code: 'book/unknown-edition',
      severity: 'error',
      message: `expected book.json to name the edition "${edition}", it names ${Object.keys(config.editions).join(', ')}`,
      place: { file: paths.relative(paths.config) },
    });
  }
  const printer = editionPrinter({ book, edition, environment: process.env })?.profile;
  await resolveStylesheet({
    paths,
    edition,
    medium,
    ...(printer && { printer }),
    readProfile: (profile) => readPressProfile({ profile, workFolder: folder }),
    reporter,
  });
});
