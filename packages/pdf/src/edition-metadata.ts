/** What a PDF says of itself. */
export interface EditionMetadata {
  title: string;
  authors: readonly string[];
  subject?: string;
  keywords?: readonly string[];
  /** BCP 47, for instance `en-GB`. */
  language: string;
  /** The sentence about copyright and licence. */
  rights?: string;
  /** Where the licence can be read. */
  licenceUrl?: string;
  /** The edition's date; never the clock's. */
  date: Date;
}
