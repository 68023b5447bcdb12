import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { findPageBox } from '@chiaroscuro/pdf/page-boxes';
import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import type { CoverFacts, Subject } from '../../subject.ts';

/** bp in an inch. */
export const inch = 72;

/** Areas on the first page, in bp; undefined when it has no boxes to measure from. */
export function coverAreas(
  subject: Subject,
  { spine, barcode }: CoverFacts,
  printer: PrinterProfile,
) {
  const sheet = coverSheet(subject);
  if (!sheet) return undefined;
  const bleed = printer.cover.value.bleed * inch;
  const middle = (sheet[0] + sheet[2]) / 2;
  const [left, bottom] = [sheet[0] + bleed, sheet[1] + bleed];
  const areas: { spine: Box; barcode?: Box } = {
    spine: [middle - (spine * inch) / 2, sheet[1], middle + (spine * inch) / 2, sheet[3]],
  };
  if (barcode) {
    const { x, y, width, height } = barcode;
    areas.barcode = [
      left + x * inch,
      bottom + y * inch,
      left + (x + width) * inch,
      bottom + (y + height) * inch,
    ];
  }
  return areas;
}

/** The sheet with its bleed, which is all that a printer gets. */
export function coverSheet({ document }: Subject): Box | undefined {
  if (document.getPageCount() === 0) return undefined;
  const page = document.getPage(0);
  return findPageBox(page, 'BleedBox') ?? findPageBox(page, 'MediaBox');
}
