import type { BackendChoice } from '@chiaroscuro/compute/backend';
import type { Sources } from '@chiaroscuro/compute/failure';
import type { ModelData } from '@chiaroscuro/compute/figure';
import type { Training } from '@chiaroscuro/compute/run';
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

/** How a training ended. */
export type Outcome =
  | { kind: 'trained'; training: Training<ModelData> }
  | { kind: 'refused'; diagnostics: [Diagnostic, ...Diagnostic[]] };
