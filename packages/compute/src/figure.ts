import type Tensorflow from '@tensorflow/tfjs';
import type { RandomSource, SeededRandom } from './random.ts';
import type { Tolerance } from './tolerance.ts';
import type { Trial } from './trial.ts';

/** TensorFlow.js with its backend chosen and ready. */
export type Tf = typeof Tensorflow;

/** One ASCII table: equally long columns of float64 numbers. */
export interface TableData {
  /** Column name to values. Names are `[A-Za-z][A-Za-z0-9]*`, the form PGFPlots reads without quoting. */
  columns: Record<string, ArrayLike<number>>;
  /** For surfaces: how many consecutive rows make one scan line of the grid (PGFPlots' `mesh/cols`). */
  mesh?: number;
}

/** What a figure computes: the tables its drawing reads, and single numbers that prose quotes. */
export interface FigureData {
  /** Table name (kebab-case) to table. */
  tables: Record<string, TableData>;
  /** Number name (kebab-case) to value, quoted in prose with `\computed{<figure>}{<number>}`. */
  numbers?: Record<string, number>;
}

/** What a model's training leaves behind: named arrays and numbers. */
export type ModelData = Record<string, number | readonly number[] | readonly (readonly number[])[]>;

/** What a training is given. */
export interface ModelContext<Parameters = unknown> {
  /** The model's name and seed, for errors. */
  model: string;
  seed: number;
  parameters: Parameters;
  /** Seeded with the model's seed. */
  random: SeededRandom;
  tf: Tf;
  /** To be called now and then while training, so that a person sees how far it is; `descend` does. */
  progress(done: number, total: number): void;
  /** Where the state of a long training outlives its process; for `descend`. */
  checkpoints?: Checkpoints;
  /** Set when only some steps are wanted, to see how long they take; for `descend`. */
  trial?: Trial;
}

/** Where the state of one training is kept until it is done. */
export interface Checkpoints {
  /** What `write` was last given, in this process or an earlier one; undefined at the beginning. */
  read(): Uint8Array | undefined;
  /** Whether enough time has gone by to write again. */
  isDue(): boolean;
  write(state: Uint8Array): void;
  /** Milliseconds that earlier processes have spent on it. */
  readonly spent?: number;
}

/** A property that a finished training must have, as a bound on one number. */
export interface Requirement {
  /** What the number is, for instance `mean squared error`. */
  what: string;
  value: number;
  /** The smallest value that will do. */
  least?: number;
  /** The largest value that will do. */
  most?: number;
}

/** A training that several figures may share; it runs once per build. */
export interface Model<Data extends ModelData = ModelData, Parameters = unknown> {
  kind: 'model';
  /** Kebab-case; shown while it trains. */
  name: string;
  seed: number;
  parameters: Parameters;
  /** For the figures that use this model and state none of their own; 1e-4 if neither does. */
  tolerance?: Tolerance;
  train(context: ModelContext<Parameters>): Data | Promise<Data>;
  /** What must be true of the data; a training that misses one of them stops the build. */
  requires?(data: Data): readonly Requirement[];
}

/** What a figure's computation is given. */
export interface FigureContext<Parameters> {
  parameters: Parameters;
  /** Seeded with the figure's seed. Asking a figure without a seed for random numbers is an error. */
  random: RandomSource;
  /** The data of a trained model. Trained on the first call, remembered afterwards. */
  train<Data extends ModelData, P>(model: Model<Data, P>): Promise<Data>;
}

/** The numbers of one figure, computed once for all editions. */
export interface Figure<Parameters = unknown> {
  kind: 'figure';
  seed?: number;
  parameters: Parameters;
  /** How far the numbers may move from the accepted ones; 1e-9 for closed forms if left out. */
  tolerance?: Tolerance;
  compute(context: FigureContext<Parameters>): FigureData | Promise<FigureData>;
}

/** Declares a figure; the default export of `figures/<name>/<name>.ts`. */
export function defineFigure<Parameters>(
  figure: Omit<Figure<Parameters>, 'kind'>,
): Figure<Parameters> {
  return { kind: 'figure', ...figure };
}

/** Declares a model; the default export of `models/<name>.ts`. */
export function defineModel<Data extends ModelData, Parameters>(
  model: Omit<Model<Data, Parameters>, 'kind'>,
): Model<Data, Parameters> {
  return { kind: 'model', ...model };
}
