import type { PDFDocument } from 'pdf-lib';
import type { PreflightProfile } from './preflight-profile.ts';

/** A PDF that is looked at, and what it is held against. */
export interface Subject {
  /** The name that messages use. */
  file: string;
  /** The file on disk, for the programs that look at it. */
  path: string;
  bytes: Uint8Array;
  document: PDFDocument;
  profile: PreflightProfile;
  /** What only the build knows of its own PDFs; absent for any other. */
  book?: BookFacts;
}

/** What a build knows of an edition beyond its PDF. All parts are optional: a check without its facts does not apply. */
export interface BookFacts {
  /** Size of the trimmed page in bp. */
  trim?: { width: number; height: number };
  /** Files that are handed out with the PDF, by their paths from where it lies: links may lead to them. */
  companions?: readonly string[];
  /** Alternative texts by figure, `<chapter>/<figure>`; undefined when the author has written none. */
  alternativeTexts?: ReadonlyMap<string, string | undefined>;
  /** What LaTeX's last pass complained of: boxes that stick out, glyphs that no font holds. */
  typesetting?: readonly { message: string; file?: string; line?: number; page?: number }[];
  /** sRGB values by name of what is read on paper, and the paper itself; with how large it is read. */
  colours?: {
    paper: string;
    read: readonly { name: string; hex: string; use: 'body' | 'label' }[];
  };
  /** Colours that are told apart by colour in some figure, in pairs, without a second cue. */
  colourPairs?: readonly {
    figure: string;
    first: string;
    second: string;
    distance: number;
    vision: string;
  }[];
  /** Formulas that must copy as they read: the page's text must hold each of them. */
  formulas?: readonly { text: string; label: string }[];
  /** What this edition says, and the other one, with which it must agree; edition-content.ts makes both. */
  content?: EditionContent;
  otherEdition?: EditionContent;
  /** Names of reproduced builds: sha256 of this file in each. */
  rebuilds?: readonly string[];
  /** What the cover must measure, when this is one. */
  cover?: CoverFacts;
}

/** What two editions have in common. */
export interface EditionContent {
  edition: string;
  /** Text of each page, normalised, without what may differ (links, colophon). */
  texts: readonly string[];
  figures: readonly string[];
  labels: readonly string[];
}

/** A cover: back, spine and front on one page. All lengths in inches. */
export interface CoverFacts {
  /** Of the whole sheet with its bleed. */
  width: number;
  height: number;
  spine: number;
  pages: number;
  hasSpineText: boolean;
  /** Area that must stay free for the barcode, from the trimmed lower left corner of the back. */
  barcode?: { x: number; y: number; width: number; height: number };
}
