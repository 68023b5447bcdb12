import type { Backend } from './backend.ts';
import { checkRequirements } from './check-requirements.ts';
import type { Model, ModelData } from './figure.ts';
import { float64Versions } from './float64-versions.ts';
import { seededRandom } from './random.ts';
import type { ModelRecord, Training } from './run.ts';

/**
 * Trains a model here and now, and leaves no tensor behind.
 *
 * @throws UserError `model/diverged`, `model/property`, and whatever the model's code throws.
 */
export async function trainModel<Data extends ModelData>({
  model,
  backend,
  onProgress,
}: {
  model: Model<Data>;
  backend: Backend;
  onProgress: (done: number, total: number) => void;
}): Promise<Training<Data>> {
  const { seed, parameters } = model;
  const { tf, name, versions } = backend;
  const started = performance.now();
  let usesTf = false;
  await tf.setBackend(name);
  tf.engine().startScope();
  try {
    const data = await model.train({
      model: model.name,
      seed,
      parameters,
      random: seededRandom(seed),
      get tf() {
        usesTf = true;
        return tf;
      },
      progress: onProgress,
    });
    checkRequirements(model, data);
    const record: ModelRecord = {
      model: model.name,
      seed,
      parameters,
      backend: usesTf ? name : 'float64',
      versions: { ...float64Versions(), ...(usesTf ? versions : {}) },
      milliseconds: performance.now() - started,
    };
    return { data, record };
  } finally {
    tf.engine().endScope();
    tf.disposeVariables();
  }
}
