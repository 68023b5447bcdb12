import type { PrinterProfile } from './printer-profile.ts';

/**
 * Least distance of text from the spine, in inches, for a book of so many pages; that of the table's
 * last line for a book with more pages than the printer binds.
 */
export function gutterFor({ gutter }: Pick<PrinterProfile, 'gutter'>, pages: number): number {
  const line = gutter.value.find((entry) => pages <= entry.pages) ?? gutter.value.at(-1)!;
  return line.inches;
}
