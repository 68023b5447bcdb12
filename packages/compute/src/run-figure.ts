import { checkFigureData, checkTolerance } from './check-figure-data.ts';
import { figureFailure } from './failure.ts';
import { float64Versions } from './float64-versions.ts';
import type { Figure, FigureContext, FigureData, Model, ModelData } from './figure.ts';
import { seededRandom } from './random.ts';
import type { RandomSource } from './random.ts';
import { createRun } from './run.ts';
import type { ModelRecord, Run } from './run.ts';
import { statedTolerance } from './tolerance.ts';
import { forbidUnseeded, unseededError } from './unseeded.ts';

/**
 * Computes a figure. Equal seeds, parameters, backends and versions give equal numbers.
 *
 * @param options.name `<chapter>/<figure>`, for errors and the record.
 * @param options.run the run whose trainings and record the figure shares; one of its own by default.
 * @throws UserError `figure/failed`, `figure/invalid`, `figure/unseeded`, `compute/backend` or
 *   `compute/unproved-gradient`.
 */
export async function runFigure<Parameters>(
  figure: Figure<Parameters>,
  { name = 'figure', run = createRun() }: { name?: string; run?: Run } = {},
): Promise<FigureData> {
  const models: ModelRecord[] = [];
  const trained: Pick<Model, 'tolerance'>[] = [];
  const started = performance.now();
  const context: FigureContext<Parameters> = {
    parameters: figure.parameters,
    random: figure.seed === undefined ? noRandom(name) : seededRandom(figure.seed),
    async train<Data extends ModelData, P>(model: Model<Data, P>): Promise<Data> {
      const { data, record } = await run.train(model, name);
      models.push(record);
      trained.push(model);
      return data;
    },
  };
  try {
    const data = await forbidUnseeded(name, () => figure.compute(context));
    checkFigureData(data, name);
    const { backend, versions } = arithmetic(models);
    const tolerance = statedTolerance({ figure, models: trained, backend });
    if (tolerance !== undefined) checkTolerance(tolerance, name);
    run.figures.push({
      figure: name,
      ...(figure.seed === undefined ? {} : { seed: figure.seed }),
      parameters: figure.parameters,
      backend,
      versions,
      models: models.map(({ milliseconds: _, ...model }) => model),
      ...(tolerance === undefined ? {} : { tolerance }),
      milliseconds: performance.now() - started,
    });
    return data;
  } catch (error) {
    throw figureFailure({ error, figure: name, sources: run.sources });
  }
}

/** The coarsest arithmetic of a figure: that of TensorFlow.js if one of its trainings used it. */
function arithmetic(models: readonly ModelRecord[]): Pick<ModelRecord, 'backend' | 'versions'> {
  const trained = models.find(({ backend }) => backend !== 'float64');
  return trained
    ? { backend: trained.backend, versions: trained.versions }
    : { backend: 'float64', versions: float64Versions() };
}

function noRandom(figure: string): RandomSource {
  const refuse = (): never => {
    throw unseededError(
      figure,
      'the figure has no seed',
      'Add `seed: 1` (or another integer) to defineFigure().',
    );
  };
  return { uniform: refuse, normal: refuse, integer: refuse };
}
