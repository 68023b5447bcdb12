import { gutterFor, type GutterLine } from './gutter.ts';
import type { PrinterProfile } from './printer-profile.ts';

/**
 * What the layout of a book takes from its printer: values only, so that two printers who ask for the
 * same have the same pages. Inches.
 */
export interface PrinterLayout {
  /** Of the four sides the largest: pages are typeset with it all round and cropped in prepress. */
  bleed: number;
  margins: number;
  gutter: readonly GutterLine[];
  /** Page counts that the printer binds are multiples of it. */
  multiple: number;
  lastIsBlank: boolean;
}

/** The part of a printer's profile that reaches TeX. */
export function printerLayout(profile: PrinterProfile): PrinterLayout {
  return {
    bleed: Math.max(...Object.values(profile.bleed.value)),
    margins: profile.margins.value,
    gutter: profile.gutter.value,
    multiple: profile.pages.value.multiple,
    lastIsBlank: profile.blankPages.value.lastIsBlank,
  };
}

/**
 * How many pages the printer binds of a book with so many typeset ones: blank ones are added at the
 * end up to the multiple, and one in any case if the printer wants the last page to himself.
 */
export function boundPages(
  { multiple, lastIsBlank }: Pick<PrinterLayout, 'multiple' | 'lastIsBlank'>,
  typeset: number,
): number {
  return Math.ceil((typeset + (lastIsBlank ? 1 : 0)) / multiple) * multiple;
}

/** The gutter in inches of a book with so many typeset pages: its table counts bound ones. */
export function layoutGutter(layout: PrinterLayout, typeset: number): number {
  return gutterFor({ gutter: { value: layout.gutter } }, boundPages(layout, typeset));
}
