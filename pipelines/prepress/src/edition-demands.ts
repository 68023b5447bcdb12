import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { BookConfig } from '@chiaroscuro/manuscript/book-config';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import type { EditionDemands } from '@chiaroscuro/pdf/checks/run-checks';
import type { EditionMetadata } from '@chiaroscuro/pdf/edition-metadata';

/** bp in an inch, by the definition of the big point. */
const inch = 72;

/**
 * What book.json asks of an edition's pages.
 *
 * @throws UserError `book/unknown-edition` if it does not name the edition.
 */
export function editionDemands(config: BookConfig, edition: string): EditionDemands {
  const choice = config.editions[edition];
  if (!choice) {
    throw new UserError({
      code: 'book/unknown-edition',
      severity: 'error',
      message: `expected one of the editions ${Object.keys(config.editions).join(', ')}, found "${edition}"`,
      hint: 'Run the stage in the folder of an edition, or name the edition in book.json.',
    });
  }
  if (choice.medium === 'screen') return { medium: 'screen' };
  const bleed = (choice.bleed ?? 0) * inch;
  return {
    medium: 'print',
    geometry: {
      trimWidth: config.trim.width * inch,
      trimHeight: config.trim.height * inch,
      bleed: { top: bleed, bottom: bleed, inside: bleed, outside: bleed },
    },
  };
}

/** What book.json has the PDFs say of themselves. */
export function editionMetadata(config: BookConfig): EditionMetadata {
  const { title, authors, subject, keywords, language, licence } = config;
  const year = config.date.slice(0, 4);
  return {
    title,
    authors,
    ...(subject !== undefined && { subject }),
    ...(keywords !== undefined && { keywords }),
    language,
    rights: `© ${year} ${authors.join(', ')}. ${licence.name}`,
    licenceUrl: licence.url,
    date: new Date(editionEpoch(config) * 1000),
  };
}
