/** What an edition is made for. */
export type Medium = 'screen' | 'print';

/** What sets one edition apart from the others. */
export interface EditionConfig {
  medium: Medium;
  /** Name of the profile of the printer; every printed edition has one. */
  printer?: string;
  /** Warnings of preflight that the author has weighed, by check, with the reason. */
  accepted?: Readonly<Record<string, string>>;
  /** A name of the printer's table of papers, its first one when absent. */
  paper?: string;
}

/** The TensorFlow.js backend a book asks for. */
export type WantedBackend = 'auto' | 'tensorflow' | 'wasm' | 'cpu';

/** The contents of book.json; book.schema.json describes each part. */
export interface BookConfig {
  slug: string;
  title: string;
  subtitle?: string;
  authors: string[];
  subject?: string;
  keywords?: string[];
  language: string;
  /** YYYY-MM-DD. */
  date: string;
  licence: { name: string; url: string };
  /** Inches. */
  trim: { width: number; height: number };
  editions: Record<string, EditionConfig>;
  /** Where readers find the notebooks, on the web or beside the PDF; without it captions have no marks. */
  notebooks?: string;
  compute?: { backend?: WantedBackend };
}

/** Seconds since 1970 at noon UTC of the edition's date: what SOURCE_DATE_EPOCH is set to. */
export function editionEpoch({ date }: Pick<BookConfig, 'date'>): number {
  return Date.parse(`${date}T12:00:00Z`) / 1000;
}
