import type { PrinterProfile } from './printer-profile.ts';

/**
 * What a printer asks of a cover, in the words in which he asks it of pages: its bleed is on all four
 * sides, text keeps the cover's safety from each, and one sheet is all there is, so that questions
 * about page counts and blank pages have no answer.
 */
export function coverPrinter(printer: PrinterProfile): PrinterProfile {
  const { bleed, safety } = printer.cover.value;
  const { source, read } = printer.cover;
  const sourced = <Value>(value: Value) => ({ value, source, read });
  return {
    ...printer,
    bleed: sourced({ top: bleed, bottom: bleed, inside: bleed, outside: bleed }),
    margins: sourced(safety),
    gutter: sourced([{ pages: 1, inches: safety }]),
    severities: { ...printer.severities, 'page-count': 'ignore', 'blank-pages': 'ignore' },
  };
}
