/**
 * How far numbers may move before a build stops, as a part of the largest magnitude in their column
 * (or of a single number's own): one value, or one for each arithmetic where training amplifies
 * rounding, say `{ wasm: 1e-4, cpu: 1e-2 }`. The value that counts is that of the build that
 * compares. Between 1e-12 and 1.
 */
export type Tolerance = number | Partial<Record<Arithmetic, number>>;

/** Plain JavaScript, or the float32 backend of TensorFlow.js. */
type Arithmetic = 'float64' | 'tensorflow' | 'wasm' | 'cpu';

/** A figure or a model, as far as it matters here. */
interface Tolerant {
  tolerance?: Tolerance;
}

/**
 * The tolerance that is stated for a figure computed with `backend`: the figure's own, else the
 * loosest of the models it was trained with; undefined where nobody says anything.
 */
export function statedTolerance({
  figure,
  models,
  backend,
}: {
  figure: Tolerant;
  models: readonly Tolerant[];
  backend: Arithmetic;
}): number | undefined {
  const own = valueFor(figure.tolerance, backend);
  if (own !== undefined) return own;
  const ofModels = models
    .map(({ tolerance }) => valueFor(tolerance, backend))
    .filter((value) => value !== undefined);
  return ofModels.length > 0 ? Math.max(...ofModels) : undefined;
}

function valueFor(tolerance: Tolerance | undefined, backend: Arithmetic): number | undefined {
  return typeof tolerance === 'object' ? tolerance[backend] : tolerance;
}
