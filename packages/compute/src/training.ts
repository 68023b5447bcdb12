import type { DerivativesUsed } from '@chiaroscuro/gradients/guard';
import type { BackendName } from './backend.ts';
import type { ModelData } from './figure.ts';

/** Where numbers come from; equal provenance gives equal numbers. */
export interface Provenance {
  seed?: number;
  parameters: unknown;
  /** `float64` for plain JavaScript, else the float32 backend of TensorFlow.js. */
  backend: 'float64' | BackendName;
  /** What computed, to version. */
  versions: Record<string, string>;
}

/** One training of a run. */
export interface ModelRecord extends Provenance {
  model: string;
  seed: number;
  /** Which derivatives TensorFlow.js took for it; each is proved, or the training would have stopped. */
  derivatives: DerivativesUsed;
  milliseconds: number;
}

/** A finished training. */
export interface Training<Data extends ModelData> {
  data: Data;
  record: ModelRecord;
  /** Absolute paths of the files that it opened, where that is known. */
  files?: readonly string[];
}
