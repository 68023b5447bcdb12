import { takeDerivativesUsed } from '@chiaroscuro/gradients/guard';
import type { Backend } from './backend.ts';
import { checkRequirements } from './check-requirements.ts';
import type { Checkpoints, Model, ModelContext, ModelData, Tf } from './figure.ts';
import { float64Versions } from './float64-versions.ts';
import { seededRandom } from './random.ts';
import type { ModelRecord, Training } from './training.ts';
import { TrialOver, type Trial } from './trial.ts';

/** What is trained, by what. */
export interface TrainingJob<Data extends ModelData> {
  model: Model<Data>;
  backend: Backend;
  onProgress?: (done: number, total: number) => void;
  checkpoints?: Checkpoints;
}

/**
 * Trains a model here and now, and leaves no tensor behind.
 *
 * @throws UserError `model/diverged`, `model/property`, and whatever the model's code throws.
 */
export async function trainModel<Data extends ModelData>({
  model,
  backend,
  onProgress = () => {},
  checkpoints,
}: TrainingJob<Data>): Promise<Training<Data>> {
  const { seed, parameters } = model;
  const started = performance.now();
  return inEngine(backend, async (engine) => {
    takeDerivativesUsed(backend.tf);
    const data = await model.train(
      contextOf(model, engine, { progress: onProgress, ...(checkpoints && { checkpoints }) }),
    );
    checkRequirements(model, data);
    const record: ModelRecord = {
      model: model.name,
      seed,
      parameters,
      backend: engine.isUsed ? backend.name : 'float64',
      versions: { ...float64Versions(), ...(engine.isUsed ? backend.versions : {}) },
      derivatives: takeDerivativesUsed(backend.tf),
      milliseconds: performance.now() - started + (checkpoints?.spent ?? 0),
    };
    return { data, record };
  });
}

/**
 * Times some steps of a model's first loop (`descend`), and leaves nothing behind.
 *
 * @returns milliseconds of the processor's time for each step after those of the warm-up; undefined for a model without such a
 *   loop, which has then been trained from beginning to end.
 */
export async function tryModel(
  { model, backend }: Pick<TrainingJob<ModelData>, 'model' | 'backend'>,
  trial: Trial,
): Promise<readonly number[] | undefined> {
  return inEngine(backend, async (engine) => {
    try {
      await model.train(contextOf(model, engine, { progress: () => {}, trial }));
      return undefined;
    } catch (error) {
      if (error instanceof TrialOver) return error.steps;
      throw error;
    }
  });
}

interface Engine {
  readonly tf: Tf;
  /** Whether the model has asked for TensorFlow.js. */
  readonly isUsed: boolean;
}

/** Runs a training in a scope of its own on one backend. */
async function inEngine<Result>(
  { tf, name }: Backend,
  body: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  let isUsed = false;
  await tf.setBackend(name);
  tf.engine().startScope();
  try {
    return await body({
      get tf() {
        isUsed = true;
        return tf;
      },
      get isUsed() {
        return isUsed;
      },
    });
  } finally {
    tf.engine().endScope();
    tf.disposeVariables();
  }
}

function contextOf<Parameters>(
  { name, seed, parameters }: Model<ModelData, Parameters>,
  engine: Engine,
  rest: Pick<ModelContext, 'progress' | 'checkpoints' | 'trial'>,
): ModelContext<Parameters> {
  return {
    model: name,
    seed,
    parameters,
    random: seededRandom(seed),
    get tf() {
      return engine.tf;
    },
    ...rest,
  };
}
