import type { Tensor, Variable } from '@tensorflow/tfjs';
import type { Tf } from '@chiaroscuro/compute/figure';

/** What is to be kept of something between two steps: named numbers and arrays. */
export type KeptState = Record<string, number | readonly number[] | Float32Array>;

/**
 * Something that changes from step to step. `descend` saves it with its checkpoints and restores it
 * when a training goes on, so that it ends as if it had never stopped.
 */
export interface Keepable {
  /** The variables of TensorFlow.js that it keeps, so that one that is forgotten can be noticed. */
  readonly variables?: readonly Variable[];
  /** All that later steps depend on; float32 arrays keep every bit. */
  saveState(): KeptState;
  /** Takes back what `saveState` gave, in this process or another. */
  restoreState(state: KeptState): void;
}

/** The values of variables, by their place in the list. */
export function saveVariables(variables: readonly Variable[]): KeptState {
  return Object.fromEntries(
    variables.map((variable, i) => [String(i), variable.dataSync() as Float32Array]),
  );
}

/** Gives variables the values that `saveVariables` read. */
export function restoreVariables(tf: Tf, variables: readonly Variable[], state: KeptState): void {
  tf.tidy(() =>
    variables.forEach((variable, i) => {
      const values: Tensor = tf.tensor(state[String(i)] as Float32Array, variable.shape);
      variable.assign(values);
    }),
  );
}
