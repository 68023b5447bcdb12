import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { BookConfig } from '@chiaroscuro/manuscript/book-config';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import type { EditionMetadata } from '@chiaroscuro/pdf/edition-metadata';
import type { PrintGeometry } from '@chiaroscuro/pdf/page-boxes';
import { printerLayout } from '@chiaroscuro/printers/printer-layout';
import type { PdfStandard, PrinterProfile } from '@chiaroscuro/printers/printer-profile';

/** What an edition is made for; what a print edition must measure, and which standard and colours its printer wants. */
export type EditionDemands =
  | { medium: 'screen' }
  | {
      medium: 'print';
      geometry: PrintGeometry;
      standard: PdfStandard;
      colourSpace: 'cmyk' | 'srgb';
      /** How many pages are bound; absent for a proof, which is not. */
      binding?: { multiple: number; lastIsBlank: boolean };
    };

/** bp in an inch, by the definition of the big point. */
export const inch = 72;

/**
 * What book.json asks of an edition's pages, and the printer if it is printed.
 *
 * @param printer who prints the edition; undefined if it is not printed.
 * @throws UserError `book/unknown-edition` if book.json does not name the edition.
 */
export function editionDemands(
  config: BookConfig,
  edition: string,
  printer: PrinterProfile | undefined,
): EditionDemands {
  if (!config.editions[edition]) {
    throw new UserError({
      code: 'book/unknown-edition',
      severity: 'error',
      message: `expected one of the editions ${Object.keys(config.editions).join(', ')}, found "${edition}"`,
      hint: 'Run the stage in the folder of an edition, or name the edition in book.json.',
    });
  }
  if (!printer) return { medium: 'screen' };
  const { top, bottom, inside, outside } = printer.bleed.value;
  const { multiple, lastIsBlank } = printerLayout(printer);
  return {
    medium: 'print',
    geometry: {
      trimWidth: config.trim.width * inch,
      trimHeight: config.trim.height * inch,
      bleed: {
        top: top * inch,
        bottom: bottom * inch,
        inside: inside * inch,
        outside: outside * inch,
      },
    },
    standard: printer.standard.value,
    colourSpace: printer.colourSpace.value,
    binding: { multiple, lastIsBlank },
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
