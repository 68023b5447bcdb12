import { chooseBackend } from './backend.ts';
import type { Backend, BackendChoice } from './backend.ts';
import type { Sources } from './failure.ts';
import type { Model, ModelData } from './figure.ts';
import { trainModel } from './train-model.ts';
import type { ModelRecord, Provenance, Training } from './training.ts';
import { permitUnseeded } from './unseeded.ts';
import { backendVariable, wantedBackend } from './wanted-backend.ts';

/** One figure of a run. */
export interface FigureRecord extends Provenance {
  figure: string;
  /** The trainings it used, in the order it asked for them. */
  models: Omit<ModelRecord, 'milliseconds'>[];
  /** How far its numbers may move, where the figure or its models say so; see tolerance.ts. */
  tolerance?: number;
  /** Without the trainings that it waited for. */
  milliseconds: number;
}

/** How far a training is. */
export interface Progress {
  figure: string;
  model: string;
  done: number;
  total: number;
}

/** Figures computed together: they share trainings, a backend and a record. */
export interface Run {
  /** Trains a model, or recalls the training: every model object is trained once. */
  train<Data extends ModelData>(model: Model<Data>, figure: string): Promise<Training<Data>>;
  /** TensorFlow.js's backend, if a training has used it in this process. */
  usedBackend(): Promise<Omit<Backend, 'tf'> | undefined>;
  readonly figures: FigureRecord[];
  readonly sources: Sources | undefined;
}

/** Where a run finds trainings of earlier runs, and whom it lets train. */
export interface TrainingLibrary {
  recall(model: Model): Promise<Training<ModelData> | undefined>;
  /**
   * Trains a model elsewhere.
   *
   * @returns undefined when the model is to be trained in this process.
   */
  train?(model: Model, asked: AskedTraining): Promise<Training<ModelData> | undefined>;
  keep(model: Model, training: Training<ModelData>): Promise<void>;
}

/** Who asks for a training. */
export interface AskedTraining {
  /** `<chapter>/<figure>`. */
  figure: string;
}

/** What a run may be told. */
export interface RunOptions {
  /** What CHIAROSCURO_BACKEND says if left out, else `auto`. Loaded when the first model trains here, never for closed-form figures. */
  backend?: BackendChoice;
  onProgress?: (progress: Progress) => void;
  /** Called whenever a figure asks for a model, trained already or not. */
  onTrain?: (figure: string, model: Model) => void;
  /** Without them a figure's failure is told without its line. */
  sources?: Sources;
  library?: TrainingLibrary;
}

/** Starts a run. Nothing is loaded until a model trains. */
export function createRun({
  backend = wantedBackend(process.env[backendVariable]),
  onProgress,
  onTrain,
  sources,
  library,
}: RunOptions = {}): Run {
  const trainings = new Map<object, Promise<Training<ModelData>>>();
  let loading: Promise<Backend> | undefined;

  function train<Data extends ModelData>(
    model: Model<Data>,
    figure: string,
  ): Promise<Training<Data>> {
    onTrain?.(figure, model);
    const training = trainings.get(model) ?? find(model, figure);
    trainings.set(model, training);
    return training as Promise<Training<Data>>;
  }

  async function find(model: Model, figure: string): Promise<Training<ModelData>> {
    // The store's own random names are no part of a figure.
    const known = library && (await permitUnseeded(() => library.recall(model)));
    if (known) return known;
    const elsewhere =
      library?.train && (await permitUnseeded(() => library.train?.(model, { figure })));
    const trained = elsewhere ?? (await inTurn(() => trainHere(model, figure)));
    if (library) await permitUnseeded(() => library.keep(model, trained));
    return trained;
  }

  async function trainHere(model: Model, figure: string): Promise<Training<ModelData>> {
    return trainModel({
      model,
      backend: await (loading ??= chooseBackend(backend)),
      onProgress: (done, total) => onProgress?.({ figure, model: model.name, done, total }),
    });
  }

  async function usedBackend(): Promise<Omit<Backend, 'tf'> | undefined> {
    if (!loading) return undefined;
    const { tf: _, ...rest } = await loading;
    return rest;
  }

  return { train, usedBackend, figures: [], sources };
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other: TensorFlow.js keeps one engine, and one stack of scopes, per process. */
function inTurn<Result>(body: () => Promise<Result>): Promise<Result> {
  const result = turn.then(body);
  turn = result.catch(() => undefined);
  return result;
}
