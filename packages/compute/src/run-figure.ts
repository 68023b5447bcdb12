import { checkFigureData, checkTolerance } from './check-figure-data.ts';
import { figureFailure } from './failure.ts';
import { float64Versions } from './float64-versions.ts';
import type { Figure, FigureContext, FigureData, Model, ModelData } from './figure.ts';
import { seededRandom } from './random.ts';
import type { RandomSource } from './random.ts';
import { createRun } from './run.ts';
import type { Run } from './run.ts';
import type { ModelRecord } from './training.ts';
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
  const models: (ModelRecord | undefined)[] = [];
  const trained: Pick<Model, 'tolerance'>[] = [];
  const clock = startClock();
  const context: FigureContext<Parameters> = {
    parameters: figure.parameters,
    random: figure.seed === undefined ? noRandom(name) : seededRandom(figure.seed),
    async train<Data extends ModelData, P>(model: Model<Data, P>): Promise<Data> {
      // Asked for side by side, trainings end in any order; the record has the order of asking.
      const place = trained.push(model) - 1;
      const { data, record } = await clock.wait(() => run.train(model, name));
      models[place] = record;
      return data;
    },
  };
  try {
    const data = await forbidUnseeded(name, () => figure.compute(context));
    checkFigureData(data, name);
    const used = models.filter((model) => model !== undefined);
    const { backend, versions } = arithmetic(used);
    const tolerance = statedTolerance({ figure, models: trained, backend });
    if (tolerance !== undefined) checkTolerance(tolerance, name);
    run.figures.push({
      figure: name,
      ...(figure.seed === undefined ? {} : { seed: figure.seed }),
      parameters: figure.parameters,
      backend,
      versions,
      models: used.map(({ milliseconds: _, ...model }) => model),
      ...(tolerance === undefined ? {} : { tolerance }),
      milliseconds: clock.worked(),
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

/** What a figure's own work takes, without the trainings that it waits for. */
function startClock() {
  const started = performance.now();
  let waiting = 0;
  let since = 0;
  let waited = 0;
  return {
    async wait<Result>(body: () => Promise<Result>): Promise<Result> {
      if (waiting++ === 0) since = performance.now();
      try {
        return await body();
      } finally {
        if (--waiting === 0) waited += performance.now() - since;
      }
    },
    worked: () => performance.now() - started - waited,
  };
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
