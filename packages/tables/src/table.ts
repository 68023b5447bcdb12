/** Equally long columns of numbers: one ASCII table. */
export interface Table {
  /** Column name to values, in the order in which they are written. */
  columns: Record<string, ArrayLike<number>>;
  /** For surfaces: how many consecutive rows make one scan line of the grid (PGFPlots' `mesh/cols`). */
  mesh?: number;
}

/** Where the numbers of a figure come from. Equal provenance gives equal numbers. */
export interface FigureProvenance {
  /** `<chapter>/<figure>`. */
  figure: string;
  seed?: number;
  /** `float64` for plain JavaScript, else the float32 backend of TensorFlow.js. */
  backend: string;
  /** What computed, to version. */
  versions: Record<string, string>;
  /** The trainings whose data went in. */
  models?: { model: string; seed: number }[];
}

/** What the comment at the head of a table says; provenance.schema.json describes each part. */
export interface TableProvenance extends FigureProvenance {
  table: string;
  rows: number;
  mesh?: number;
  /** `sha256-` and the digest, in base64url, of the lines below the comment. */
  hash: string;
}

/** A table that has been read and checked; table.schema.json describes it. */
export interface TableDocument {
  provenance: TableProvenance;
  columns: Record<string, number[]>;
}
