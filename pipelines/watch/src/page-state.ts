import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Medium } from '@chiaroscuro/manuscript/book-config';

/** Everything the page shows besides PDFs; sent whole, so that a page that was asleep is up to date with one message. */
export interface PageState {
  book: ShownBook;
  activity: Activity;
  /** Edition to what there is of it. */
  editions: Record<string, ShownEdition>;
  /** Proof of the chapter being written; absent when the book is as new. */
  proof?: ShownProof;
  figures: ShownFigure[];
  /** Pictures that are newer than the pages, the newest first. */
  fresh: FreshPicture[];
  problems: Problem[];
  builds: BuildCount;
}

/** What never changes while a book is shown. */
export interface ShownBook {
  title: string;
  /** Folder of the book, relative to the project. */
  folder: string;
  /** Inches. */
  trim: { width: number; height: number };
  editions: ShownEditionKind[];
}

/** An edition's name and kind. */
export interface ShownEditionKind {
  name: string;
  medium: Medium;
  /** Inches around the trimmed page. */
  bleed: number;
  /** Colour of the paper, as CSS writes it. */
  paper: string;
}

/** What the watch is doing. */
export interface Activity {
  phase: 'idle' | 'drawing' | 'proof' | 'book' | 'waiting';
  /** For the author, such as `Drawing ellipse/free-energy`. */
  text: string;
  done?: number;
  total?: number;
}

/** What there is to show of an edition. Versions are digests of the PDF. */
export interface ShownEdition {
  /** The last PDF without errors, or the pages of it that TeX has made and prepress has not finished yet. */
  good?: string;
  /** The last draft, with placeholders, when the sources have errors. */
  draft?: string;
  /** Whether the sources have moved on and could not be built. */
  isOld: boolean;
}

/** The proof of a chapter: edition to version. */
export interface ShownProof {
  chapter: string;
  editions: Record<string, string>;
}

/** A figure of the book. */
export interface ShownFigure {
  chapter: string;
  name: string;
  /** Edition to the version that was drawn last without an error. */
  versions: Record<string, string>;
  /** Whether the drawing has changed since and could not be drawn. */
  isOld: boolean;
}

/** A picture that has just been drawn. */
export interface FreshPicture {
  chapter: string;
  name: string;
  edition: string;
  version: string;
  /** The version that the pages show, if they show the figure. */
  replaces?: string;
  milliseconds: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** A diagnostic, told once for all editions that have it. */
export interface Problem extends Diagnostic {
  editions: string[];
}

/** How often the whole book or a proof was begun, and how these builds ended. */
export interface BuildCount {
  started: number;
  interrupted: number;
  finished: number;
}
