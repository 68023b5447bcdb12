import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { findPageBox } from '@chiaroscuro/pdf/page-boxes';
import type { PDFPage } from 'pdf-lib';
import type { Subject } from './subject.ts';

/** The boxes of one page in default user space (bp), and how a viewer turns it. */
export interface Sheet {
  media: Box;
  /** What remains after cutting; the CropBox or MediaBox where no TrimBox is (ISO 32000-1, 14.11.2). */
  trim: Box;
  /** What is printed, so that cutting leaves no white edge. */
  bleed: Box;
  /** Quarter turns clockwise, from 0 to 3. */
  turns: number;
}

const known = new WeakMap<Subject, readonly Sheet[]>();

/**
 * The sheets of all pages, in order. A page without a MediaBox counts as 8½ × 11 in, as renderers
 * see it.
 */
export function sheetsOf(subject: Subject): readonly Sheet[] {
  const sheets = known.get(subject) ?? subject.document.getPages().map(sheetOf);
  known.set(subject, sheets);
  return sheets;
}

function sheetOf(page: PDFPage): Sheet {
  const media = findPageBox(page, 'MediaBox') ?? [0, 0, 612, 792];
  const crop = findPageBox(page, 'CropBox') ?? media;
  const bleed = findPageBox(page, 'BleedBox') ?? crop;
  const trim = findPageBox(page, 'TrimBox') ?? crop;
  const turns = Math.round(page.getRotation().angle / 90);
  return { media, trim, bleed, turns: ((turns % 4) + 4) % 4 };
}
