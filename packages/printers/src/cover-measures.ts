import type { BookConfig } from '@chiaroscuro/manuscript/book-config';
import type { EditionPrinter } from './edition-printer.ts';
import { boundPages, printerLayout } from './printer-layout.ts';
import { coverSheet } from './spine.ts';

/**
 * The measures of a cover, in inches: what chiaroscuro-cover.sty draws on, what prepress crops to and
 * what preflight holds the result against.
 */
export interface CoverMeasures {
  /** Of the whole sheet with its bleed. */
  width: number;
  height: number;
  spine: number;
  /** On all four sides. */
  bleed: number;
  /** How far text keeps away from the trim … */
  safety: number;
  /** … and from the folds of the spine. */
  clearance: number;
  /** Of the bound book. */
  pages: number;
  /** Whether the printer takes text on so thin a spine. */
  hasSpineText: boolean;
  /** What stays free for the barcode, from the trimmed lower left corner of the back. */
  barcode?: { x: number; y: number; width: number; height: number };
}

/**
 * The cover of a book with so many typeset pages: for a printer back, spine and front, for a screen
 * the front alone, as large as a page.
 *
 * @throws UserError `printer/unknown` for a paper that the printer does not have.
 */
export function coverMeasures(
  trim: BookConfig['trim'],
  typesetPages: number,
  printer: EditionPrinter | undefined,
): CoverMeasures {
  const none = { spine: 0, bleed: 0, safety: 0, clearance: 0, hasSpineText: false };
  if (!printer) return { ...trim, ...none, pages: typesetPages };
  const { profile, paper } = printer;
  const pages = boundPages(printerLayout(profile), typesetPages);
  const { leastPagesForText, clearance } = profile.spine.value;
  const { bleed, safety, barcode } = profile.cover.value;
  return {
    ...coverSheet(profile, { trim, pages, paper }),
    bleed,
    safety,
    clearance,
    pages,
    hasSpineText: pages >= leastPagesForText,
    ...(barcode && {
      barcode: {
        x: trim.width - barcode.fromSpine - barcode.width,
        y: barcode.fromBottom,
        width: barcode.width,
        height: barcode.height,
      },
    }),
  };
}
