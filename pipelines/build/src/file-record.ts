/** A finished PDF, as dist/build.json lists it. */
export interface FileRecord {
  file: string;
  edition: string;
  pages: number;
  /** How many of them were added at the end for the printer, who binds a multiple of some number. */
  blankPages?: number;
  bytes: number;
  sha256: string;
}

/** The records of all stages of a chapter or an edition. */
export type Stages = Record<string, Record<string, unknown>>;
