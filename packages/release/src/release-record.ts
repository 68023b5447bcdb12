import type { BookConfig } from '@chiaroscuro/manuscript/book-config';
import { checkAgainst } from './check-against.ts';
import { sha256 } from './checksums.ts';
import type { Files } from './archive.ts';
import type { ReleasedCommit } from './working-tree.ts';
import schema from './release.schema.json' with { type: 'json' };

/** The name of a release's record. */
export const recordFile = 'release.json';

/** A file of a release. */
export interface ReleasedFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** An edition, and how preflight came out for it. */
export interface ReleasedEdition {
  edition: string;
  file: string;
  pages: number;
  blankPagesAtEnd: number;
  printer?: string;
  preflight: { errors: number; warnings: number; notes: number };
}

/** A figure by its digests, which tell two releases apart. */
export interface ReleasedFigure {
  /** `<chapter>/<figure>`. */
  figure: string;
  number?: string;
  /** Of all its tables; absent for a drawing without numbers. */
  numbers?: string;
  /** Of its PDF, by edition. */
  drawings: Readonly<Record<string, string>>;
}

/** release.json: what a release is, for programs; release.schema.json describes it. */
export interface ReleaseRecord {
  /** Counts up when a program that reads records must be changed. */
  version: 1;
  book: Pick<BookConfig, 'slug' | 'title' | 'authors' | 'language' | 'date' | 'licence'>;
  release: ReleasedCommit;
  /** Programs on which the bytes depend. */
  tools: Readonly<Record<string, string>>;
  editions: ReleasedEdition[];
  figures: ReleasedFigure[];
  /** All others of the release but SHA256SUMS, which lists this one too. */
  files: ReleasedFile[];
}

/** What a record is made from. */
export type RecordRequest = Omit<ReleaseRecord, 'version' | 'book' | 'files'> & {
  config: BookConfig;
  files: Files;
};

/** Makes a release's record. */
export function makeReleaseRecord({ config, files, ...rest }: RecordRequest): ReleaseRecord {
  const { slug, title, authors, language, date, licence } = config;
  return {
    version: 1,
    book: { slug, title, authors, language, date, licence },
    ...rest,
    files: [...files]
      .map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** The record as JSON. */
export function formatReleaseRecord(record: ReleaseRecord): string {
  const text = `${JSON.stringify(record, null, 2)}\n`;
  parseReleaseRecord(text, recordFile);
  return text;
}

/**
 * Reads a record.
 *
 * @param file the name that messages use.
 * @throws UserError `release/record` if it is no JSON or does not fit release.schema.json.
 */
export function parseReleaseRecord(text: string, file: string): ReleaseRecord {
  return checkAgainst<ReleaseRecord>({ schema, text, file });
}
