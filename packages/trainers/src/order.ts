import type { BackendChoice } from '@chiaroscuro/compute/backend';
import type { BackendComparison } from '@chiaroscuro/compute/compare-backends';
import type { Sources } from '@chiaroscuro/compute/failure';
import type { ModelData } from '@chiaroscuro/compute/figure';
import type { Training } from '@chiaroscuro/compute/training';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';

/** A model to be trained in a process of its own. */
export interface TrainingOrder {
  /** Absolute path of the file that exports it. */
  file: string;
  model: string;
  /** `<chapter>/<figure>`: who asks for it, for errors. */
  figure: string;
  backend: BackendChoice;
  sources: Sources;
  /** Where its state is kept while it trains. */
  checkpoint?: CheckpointPlace;
  /** Set when the backends are to be compared by some steps of it, instead of training it. */
  isComparison?: boolean;
}

/** Where checkpoints of one training are, and what it is made from. */
export interface CheckpointPlace {
  file: string;
  /** Digest of all that the training follows from; a checkpoint of another one is foreign. */
  recipe: string;
  /** Digest of the code alone, by which a checkpoint that nobody will ask for is recognised. */
  code: string;
  /** Seconds of wall time between two of them. */
  seconds: number;
}

/** What a trainer tells. */
export type TrainerMessage =
  | { kind: 'progress'; done: number; total: number; milliseconds: number }
  | { kind: 'note'; text: string }
  | Outcome;

/** How an order ended. */
export type Outcome =
  | { kind: 'compared'; comparison: BackendComparison }
  | { kind: 'trained'; training: Training<ModelData> }
  | { kind: 'refused'; diagnostics: [Diagnostic, ...Diagnostic[]] };
