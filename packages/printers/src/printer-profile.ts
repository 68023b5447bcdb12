/** A number or fact that a printer states, and where that can be checked. */
export interface Sourced<Value> {
  value: Value;
  /** Who says so: a document's title or address. "project" for our own choice. */
  source: string;
  /** When the source was read, YYYY-MM-DD. */
  read: string;
}

/** Severities that a printer's profile gives to checks, by code without its area: `rgb`, `total-ink`. `ignore` leaves a check out. */
export type Severities = Readonly<Record<string, 'error' | 'warning' | 'note' | 'ignore'>>;

/** PDF standard that a printer wants. */
export type PdfStandard = 'PDF/X-4' | 'PDF/X-1a:2001' | 'PDF';

/** What one printer asks of a book. Lengths in inches unless their name says otherwise. */
export interface PrinterProfile {
  /** The name that options and book.json use: `kdp`. */
  name: string;
  title: string;
  standard: Sourced<PdfStandard>;
  colourSpace: Sourced<'cmyk' | 'srgb'>;
  /** Total coverage in per cent; absent when the printer converts colours itself and states none. */
  inkLimit?: Sourced<number>;
  /** The printing condition: identifier in the ICC's registry, and the file of its profile. */
  outputCondition: Sourced<{ identifier: string; condition: string; profile: string }>;
  bleed: Sourced<{ top: number; bottom: number; inside: number; outside: number }>;
  /** Least distance of text from the trim on the three outer sides. */
  margins: Sourced<number>;
  /** Least distance of text from the spine, by page count: the first entry whose `pages` is not exceeded. */
  gutter: Sourced<readonly { pages: number; inches: number }[]>;
  pages: Sourced<{ least: number; most: number; multiple: number }>;
  /** Points. Below `error` is an error and so on. */
  lineWidth: Sourced<{ error: number; warning: number; note: number }>;
  /** Points. */
  typeSize: Sourced<{ error: number; warning: number }>;
  /** Least coverage of a tint in per cent. */
  tint: Sourced<{ ink: number; grey: number }>;
  /** Samples per inch. */
  imageResolution: Sourced<{
    error: number;
    warning: number;
    note: number;
    bilevelError: number;
    bilevelWarning: number;
  }>;
  /** Longest runs of blank pages within the book and at its end; whether the last page must be blank. */
  blankPages: Sourced<{ within: number; atEnd: number; lastIsBlank: boolean }>;
  /** Regular expressions (without flags; matched case-insensitively) of text that makes the printer refuse. */
  forbiddenTexts: Sourced<readonly string[]>;
  /** Inches of spine a page by paper, plus a constant for the cover's board. */
  spine: Sourced<{
    papers: Readonly<Record<string, number>>;
    plus: number;
    leastPagesForText: number;
    clearance: number;
  }>;
  cover: Sourced<{
    bleed: number;
    safety: number;
    barcode?: { width: number; height: number; fromSpine: number; fromBottom: number };
  }>;
  severities: Severities;
}
