import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import type { NetForm } from '@chiaroscuro/training/net';
import type { Weights } from './manifold.ts';

/** The predictor f: x →^{L⁺} 8 →^{L⁺} 8 →^{L} 2. */
export const predictorForm = {
  widths: [1, 8, 8, 2],
  activations: 'relu',
} as const satisfies NetForm;

/** The predictor's parameters, layer by layer: kernel (rows: inputs; row after row), then bias. */
export type PredictorParameters = readonly (readonly number[])[];

/** The half-axes (f₁, f₂)(x) that the predictor gives to the decoder. */
export function predict(parameters: PredictorParameters, x: number): Weights {
  const [f1, f2] = evaluateNet({ ...predictorForm, weights: parameters }, [x]);
  return [f1!, f2!];
}
