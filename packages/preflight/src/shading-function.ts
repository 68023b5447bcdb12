/** A function of a PDF (ISO 32000-1, 7.10). */
export interface ShadingFunction {
  evaluate(inputs: readonly number[]): number[];
  /** Inputs, of functions of one, between which nothing is more extreme than at them; empty where only sampling tells. */
  bends: readonly number[];
}
