/** A finished PDF, as dist/build.json lists it. */
export interface FileRecord {
  file: string;
  edition: string;
  pages: number;
  bytes: number;
  sha256: string;
}

/** The records of all stages of a chapter or an edition. */
export type Stages = Record<string, Record<string, unknown>>;
