import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure, FigureData, Model, ModelData } from '@chiaroscuro/compute/figure';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { createRun, type Run } from '@chiaroscuro/compute/run';
import { unpackData } from './packed-training.ts';
import { recordsVariable } from './records.ts';
import { currentSession } from './session.ts';
import { tellTenths } from './tell-tenths.ts';

/** What a reader turns: whatever is left out stays as in the book. */
export interface Knobs<Parameters> {
  seed?: number;
  parameters?: Partial<Parameters>;
  /**
   * Name of a model to other values for it. A model that is changed is trained anew, here and now, with
   * the stock kernels of TensorFlow.js: begin with fewer steps than the book takes.
   */
  models?: Record<string, { seed?: number; parameters?: Record<string, unknown> }>;
}

/**
 * Computes a figure of this chapter with the code, the seed and the trained models of the book.
 *
 * @param name the figure's; its numbers are held against the book's when the notebook is built.
 * @param knobs values of the book, spelt out to be turned.
 * @returns its tables and numbers, in float64.
 */
export async function compute<Parameters>(
  name: string,
  figure: Figure<Parameters>,
  knobs: Knobs<Parameters> = {},
): Promise<FigureData> {
  const data = await vary(figure, knobs);
  const folder = process.env[recordsVariable];
  if (folder) writeFileSync(path.join(folder, `${name}.json`), encodeRecord(data));
  return data;
}

/** Computes a figure with other values than the book's: what it returns is held against nothing. */
export async function vary<Parameters>(
  figure: Figure<Parameters>,
  { seed = figure.seed, parameters, models = {} }: Knobs<Parameters>,
): Promise<FigureData> {
  tell = tellTenths(console.log);
  const turned = {
    ...figure,
    ...(seed === undefined ? {} : { seed }),
    parameters: { ...figure.parameters, ...parameters },
  };
  return runFigure(turned, { name: currentSession().chapter, run: runWith(models) });
}

/** The numbers of a figure as JSON; what JSON has no number for is a string. */
function encodeRecord({ tables, numbers = {} }: FigureData): string {
  const encode = (value: number): number | string =>
    Number.isFinite(value) ? value : String(value);
  return JSON.stringify({ tables, numbers }, (_, value: unknown) => {
    if (typeof value === 'number') return encode(value);
    return ArrayBuffer.isView(value) ? Array.from(value as Float64Array, encode) : value;
  });
}

/** Says how far the trainings of this run of a figure are. */
let tell = tellTenths(console.log);

const bookRun = createRun({
  backend: 'wasm',
  library: {
    recall: (model) => Promise.resolve(trainingOf(model)),
    keep: () => Promise.resolve(),
  },
  onProgress: (progress) => tell(progress),
});

/** A run in which some models have other values. */
function runWith(models: NonNullable<Knobs<unknown>['models']>): Run {
  const changed = new Map<Model, Model>();
  const turn = (model: Model): Model => {
    const change = models[model.name];
    if (!change) return model;
    const known = changed.get(model);
    if (known) return known;
    const parameters = { ...(model.parameters as object), ...change.parameters };
    const other: Model = { ...model, seed: change.seed ?? model.seed, parameters };
    // What the book's training had to reach, another need not.
    delete other.requires;
    changed.set(model, other);
    return other;
  };
  return {
    ...bookRun,
    figures: [],
    train: <Data extends ModelData>(model: Model<Data>, figure: string) =>
      bookRun.train(turn(model as unknown as Model) as unknown as Model<Data>, figure),
  };
}

/** The book's training of a model, as long as nobody has changed its seed or a parameter. */
function trainingOf({ name, seed, parameters }: Model) {
  const known = currentSession().trainings[name];
  if (!known || known.record.seed !== seed) return undefined;
  if (JSON.stringify(known.record.parameters) !== JSON.stringify(parameters)) return undefined;
  return { data: unpackData(known.data), record: { ...known.record, milliseconds: 0 } };
}
