/** All that the numbers of a figure were computed from. Equal ingredients give equal numbers. */
export interface Ingredients {
  /** Each file that the computation imports, relative to the project, to the digest of its code without comments and white space. */
  modules: Record<string, string>;
  seed?: number;
  parameters: unknown;
  /** `float64` for plain JavaScript, else the float32 backend of TensorFlow.js. */
  backend: string;
  /** What computed, to version. */
  versions: Record<string, string>;
  /** The trainings whose data went in. */
  models: { model: string; seed: number; parameters: unknown; backend: string }[];
}
